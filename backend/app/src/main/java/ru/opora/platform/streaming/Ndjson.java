package ru.opora.platform.streaming;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.MediaType;
import ru.opora.platform.persistence.Listed;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** One JSON object a line; the last line is {@code {"end":true,"count":n}}. */
final class Ndjson implements Format {

    private final ObjectWriter writer;

    Ndjson(JsonMapper json) {
        this.writer = json.writer();
    }

    @Override
    public MediaType mediaType() {
        return MediaType.APPLICATION_NDJSON;
    }

    @Override
    public byte[] head(Listed<?> first) {
        return new byte[0];
    }

    @Override
    public byte[] rows(List<?> rows) {
        var bytes = new ByteArrayOutputStream(64 * 1024);
        for (Object row : rows) {
            bytes.writeBytes(writer.writeValueAsBytes(row));
            bytes.write('\n');
        }
        return bytes.toByteArray();
    }

    @Override
    public byte[] end(long count) {
        return ("{\"end\":true,\"count\":" + count + "}\n").getBytes(StandardCharsets.UTF_8);
    }
}
