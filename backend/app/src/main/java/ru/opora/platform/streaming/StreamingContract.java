package ru.opora.platform.streaming;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;

/** What the contract says of streamed lists: the row is the schema, not the page. */
@Configuration(proxyBeanMethods = false)
class StreamingContract {

    private static final String END = "StreamEnd";
    private static final String NOTES = """
            With `Accept: application/x-ndjson`, `text/csv` or `application/vnd.openxmlformats-officedocument.spreadsheetml.sheet` (a workbook) all rows of the same filters come as a stream, without `limit` and `cursor`. \
            Rows are read while they are taken: those added meanwhile may be among them. NDJSON is whole when its last line is \
            `{"end":true,"count":n}`. A stream that fails breaks the connection off: the last chunk and the trailer `Opora-Count` (the number \
            of rows) are missing. In CSV a text that a spreadsheet would take for a formula is led by an apostrophe; in a workbook it is a text. A workbook has the columns \
and words of `csv=people`.""";

    @Bean
    GlobalOpenApiCustomizer streams() {
        return api -> api.getPaths()
                .values()
                .forEach(path -> Optional.ofNullable(path.getGet()).ifPresent(operation -> describe(api, operation)));
    }

    private static void describe(OpenAPI api, Operation operation) {
        ApiResponse ok = operation.getResponses().get("200");
        Content content = ok == null ? null : ok.getContent();
        if (ok == null || content == null || !content.containsKey(MediaType.APPLICATION_NDJSON_VALUE)) {
            return;
        }
        Schema<?> page = schema(content, MediaType.APPLICATION_JSON_VALUE);
        content.addMediaType(MediaType.APPLICATION_NDJSON_VALUE, type(line(api, row(api, page))));
        content.addMediaType(ListMapping.CSV, type(new StringSchema().description("A table with a header line")));
        content.addMediaType(
                ListMapping.XLSX,
                type(new StringSchema().format("binary").description("A workbook with a row of headers")));
        ok.addHeaderObject(
                StreamWriter.COUNT,
                new Header()
                        .description("Streams only, a trailer: how many rows were sent")
                        .schema(new IntegerSchema()));
        operation.setDescription(NOTES);
        operation.addParametersItem(layout());
    }

    private static Schema<?> schema(Content content, String type) {
        return Objects.requireNonNull(content.get(type)).getSchema();
    }

    private static Schema<?> row(OpenAPI api, Schema<?> page) {
        Map<String, Schema> shapes = api.getComponents().getSchemas();
        Schema<?> shape = Objects.requireNonNull(shapes.get(page.get$ref().replaceAll(".*/", "")));
        Schema<?> items =
                Objects.requireNonNull((Schema<?>) shape.getProperties().get("items"));
        return items.getItems();
    }

    private static io.swagger.v3.oas.models.media.MediaType type(Schema<?> schema) {
        return new io.swagger.v3.oas.models.media.MediaType().schema(schema);
    }

    private static Schema<?> line(OpenAPI api, Schema<?> row) {
        Schema<?> end = new ObjectSchema()
                .description("The last line of a stream that is whole")
                .addProperty("end", new BooleanSchema())
                .addProperty("count", new IntegerSchema().format("int64").description("How many rows there were"))
                .required(List.of("end", "count"));
        api.getComponents().addSchemas(END, end);
        return new Schema<>()
                .description("Each line")
                .anyOf(List.of(row, new Schema<>().$ref("#/components/schemas/" + END)));
    }

    private static QueryParameter layout() {
        var parameter = new QueryParameter();
        parameter
                .name(Formats.LAYOUT)
                .description(
                        "For text/csv. machine: commas, names as in the JSON, ISO days; people: as Excel opens it, "
                                + "semicolons, headers and words by Accept-Language, days like 15.03.2021, no ids")
                .schema(new StringSchema()
                        .addEnumItem(Formats.MACHINE)
                        .addEnumItem(Formats.PEOPLE)
                        ._default(Formats.MACHINE));
        return parameter;
    }
}
