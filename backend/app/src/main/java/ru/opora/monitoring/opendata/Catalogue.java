package ru.opora.monitoring.opendata;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A catalogue of DCAT 3 in JSON-LD. Its context says what each word is, so that programs of the web of data read it as
 * statements and others as plain JSON.
 */
@Schema(name = "DataCatalogue", description = "DCAT 3 (https://www.w3.org/TR/vocab-dcat-3/) as JSON-LD")
record Catalogue(
        @JsonProperty("@context") @Schema(name = "@context", description = "What the words of this answer mean")
        Map<String, Object> context,

        String id,
        @Schema(example = "dcat:Catalog") String type,

        @Schema(description = "By language") Map<String, String> title,

        Publisher publisher,

        @Nullable @Schema(description = "Address of the licence; null: nothing is permitted by it")
        String license,

        @Nullable @Schema(description = "When anything of it last changed")
        Instant modified,

        @Schema(description = "The newest rounds first, 200 at most")
        List<DataSet> dataset) {

    /** Who publishes. */
    @Schema(name = "DataPublisher")
    record Publisher(@Schema(example = "foaf:Agent") String type, String name) {}

    /** A set of data. */
    @Schema(name = "DataSet")
    record DataSet(
            String id,
            @Schema(example = "dcat:Dataset") String type,
            String identifier,

            @Schema(description = "By language") Map<String, String> title,
            @Schema(description = "By language") Map<String, String> description,

            @Nullable Instant modified,
            @Nullable Period temporal,
            @Nullable String license,
            List<Distribution> distribution) {}

    /** What days data are about. */
    @Schema(name = "DataPeriod")
    record Period(@Schema(example = "dct:PeriodOfTime") String type, LocalDate startDate, LocalDate endDate) {}

    /** A form in which a set can be had, with a token that may read it. */
    @Schema(name = "DataDistribution")
    record Distribution(
            @Schema(example = "dcat:Distribution") String type,

            @Schema(description = "Ask here, with mediaType as Accept")
            String accessURL,

            @Schema(
                    description = "By the registry of IANA",
                    example = "https://www.iana.org/assignments/media-types/text/csv")
            String mediaType,

            @Nullable @Schema(description = "The standard it keeps to")
            String conformsTo) {}

    /** The words of this catalogue in the vocabularies of DCAT, Dublin Core and FOAF. */
    static Map<String, Object> words() {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("dcat", "http://www.w3.org/ns/dcat#");
        words.put("dct", "http://purl.org/dc/terms/");
        words.put("foaf", "http://xmlns.com/foaf/0.1/");
        words.put("xsd", "http://www.w3.org/2001/XMLSchema#");
        words.put("id", "@id");
        words.put("type", "@type");
        words.put("title", Map.of("@id", "dct:title", "@container", "@language"));
        words.put("description", Map.of("@id", "dct:description", "@container", "@language"));
        words.put("identifier", "dct:identifier");
        words.put("publisher", "dct:publisher");
        words.put("name", "foaf:name");
        words.put("license", Map.of("@id", "dct:license", "@type", "@id"));
        words.put("modified", Map.of("@id", "dct:modified", "@type", "xsd:dateTime"));
        words.put("temporal", "dct:temporal");
        words.put("startDate", Map.of("@id", "dcat:startDate", "@type", "xsd:date"));
        words.put("endDate", Map.of("@id", "dcat:endDate", "@type", "xsd:date"));
        words.put("dataset", "dcat:dataset");
        words.put("distribution", "dcat:distribution");
        words.put("accessURL", Map.of("@id", "dcat:accessURL", "@type", "@id"));
        words.put("mediaType", Map.of("@id", "dcat:mediaType", "@type", "@id"));
        words.put("conformsTo", Map.of("@id", "dct:conformsTo", "@type", "@id"));
        return words;
    }
}
