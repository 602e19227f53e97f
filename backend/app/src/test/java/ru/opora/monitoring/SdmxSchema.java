package ru.opora.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * What the schemas of SDMX-JSON 2.0 (https://json.sdmx.org/2.0.0) require of data and structure messages, said in our own
 * words: they are published without a licence, so that they are no file of ours.
 */
final class SdmxSchema {

    private static final String ID = "[A-Za-z0-9_@$-]+";
    private static final String COMPONENT = "[A-Za-z][A-Za-z0-9_-]*";
    private static final String VERSION = "\\d+\\.\\d+\\.\\d+";

    private SdmxSchema() {}

    /** The part that all messages begin with. */
    static void header(JsonNode message, String kind) {
        JsonNode meta = message.at("/meta");
        assertThat(meta.at("/schema").asString())
                .isEqualTo("https://json.sdmx.org/2.0.0/sdmx-json-" + kind + "-schema.json");
        assertThat(meta.at("/id").asString()).matches(ID);
        assertThat(meta.at("/sender/id").asString()).matches(ID);
        assertThat(meta.at("/test").isBoolean()).isTrue();
        assertThat(all(meta.at("/contentLanguages")))
                .isNotEmpty()
                .allSatisfy(tag -> assertThat(tag.asString()).matches("[a-z]{2,3}"));
        assertThat(Instant.parse(meta.at("/prepared").asString())).isNotNull();
    }

    static void data(JsonNode message) {
        header(message, "data");
        JsonNode structure = message.at("/data/structures/0");
        links(structure);
        assertThat(all(structure.at("/dataSets")))
                .extracting(JsonNode::toString)
                .containsExactly("0");
        assertThat(structure.at("/dimensions").propertyNames()).containsOnly("observation");
        assertThat(structure.at("/measures").propertyNames()).containsOnly("observation");
        assertThat(structure.at("/attributes").propertyNames()).containsOnly("observation");
        List<JsonNode> dimensions = all(structure.at("/dimensions/observation"));
        for (int i = 0; i < dimensions.size(); i++) {
            component(dimensions.get(i));
            assertThat(dimensions.get(i).at("/keyPosition").asInt(-1)).isEqualTo(i);
            values(dimensions.get(i).at("/values"));
        }
        all(structure.at("/measures/observation")).forEach(SdmxSchema::component);
        for (JsonNode attribute : all(structure.at("/attributes/observation"))) {
            component(attribute);
            assertThat(attribute.at("/relationship").toString()).isEqualTo("{\"observation\":{}}");
            values(attribute.at("/values"));
        }
        observations(message.at("/data/dataSets/0"), structure, dimensions);
    }

    /** Keys are places of codes; a row holds a value of each measure and then the place of each attribute's value. */
    private static void observations(JsonNode set, JsonNode structure, List<JsonNode> dimensions) {
        assertThat(set.at("/structure").asInt(-1)).isZero();
        assertThat(set.at("/action").asString()).isIn("Information", "Append", "Replace", "Delete");
        assertThat(Instant.parse(set.at("/validFrom").asString())).isNotNull();
        links(set);
        int measures = structure.at("/measures/observation").size();
        List<JsonNode> attributes = all(structure.at("/attributes/observation"));
        for (var observation : set.at("/observations").properties()) {
            String[] places = observation.getKey().split(":");
            assertThat(places).hasSize(dimensions.size());
            for (int i = 0; i < places.length; i++) {
                assertThat(Integer.parseInt(places[i]))
                        .isBetween(0, dimensions.get(i).at("/values").size() - 1);
            }
            JsonNode row = observation.getValue();
            assertThat(row).hasSize(measures + attributes.size());
            for (int i = 0; i < attributes.size(); i++) {
                assertThat(row.get(measures + i).asInt(-1))
                        .isBetween(0, attributes.get(i).at("/values").size() - 1);
            }
        }
    }

    static void structure(JsonNode message) {
        header(message, "structure");
        JsonNode data = message.at("/data");
        assertThat(data.propertyNames()).containsOnly("codelists", "conceptSchemes", "dataStructures");
        for (String kind : List.of("codelists", "conceptSchemes", "dataStructures")) {
            all(data.at("/" + kind)).forEach(SdmxSchema::maintained);
        }
        all(data.at("/codelists")).forEach(list -> values(list.at("/codes")));
        values(data.at("/conceptSchemes/0/concepts"));
        JsonNode components = data.at("/dataStructures/0/dataStructureComponents");
        assertThat(components.at("/dimensionList/id").asString()).isEqualTo("DimensionDescriptor");
        assertThat(components.at("/measureList/id").asString()).isEqualTo("MeasureDescriptor");
        assertThat(components.at("/attributeList/id").asString()).isEqualTo("AttributeDescriptor");
        List<JsonNode> used = new ArrayList<>(all(components.at("/dimensionList/dimensions")));
        used.addAll(all(components.at("/measureList/measures")));
        used.addAll(all(components.at("/attributeList/attributes")));
        JsonNode time = components.at("/dimensionList/timeDimension");
        assertThat(time.at("/id").asString()).isEqualTo("TIME_PERIOD");
        assertThat(time.at("/localRepresentation/format/dataType").asString()).isNotEmpty();
        used.add(time);
        Set<String> codelists = Set.copyOf(ids(data.at("/codelists")));
        Set<String> concepts = Set.copyOf(ids(data.at("/conceptSchemes/0/concepts")));
        for (JsonNode component : used) {
            assertThat(component.at("/id").asString()).matches(COMPONENT);
            assertThat(concepts).contains(named(component.at("/conceptIdentity"), "\\)\\.(.+)$"));
            if (component.at("/localRepresentation").has("enumeration")) {
                assertThat(codelists).contains(named(component.at("/localRepresentation/enumeration"), ":([^:(]+)\\("));
            }
        }
        for (JsonNode attribute : all(components.at("/attributeList/attributes"))) {
            assertThat(attribute.at("/attributeRelationship").toString()).isEqualTo("{\"observation\":{}}");
        }
    }

    /** Whoever reads the one finds in the other what each code of a dimension is. */
    static void sameCodes(JsonNode data, JsonNode structure) {
        for (JsonNode dimension : all(data.at("/data/structures/0/dimensions/observation"))) {
            String id = dimension.at("/id").asString();
            if (!id.equals("TIME_PERIOD")) {
                JsonNode list = all(structure.at("/data/codelists")).stream()
                        .filter(one -> one.at("/id").asString().startsWith("CL_" + id + "_"))
                        .findFirst()
                        .orElseThrow();
                assertThat(ids(list.at("/codes"))).containsExactlyElementsOf(ids(dimension.at("/values")));
            }
        }
    }

    private static void component(JsonNode component) {
        assertThat(component.at("/id").asString()).matches(COMPONENT);
        assertThat(component.at("/name").asString()).isNotEmpty();
    }

    private static void maintained(JsonNode one) {
        component(one);
        assertThat(one.at("/agencyID").asString()).matches(COMPONENT);
        assertThat(one.at("/version").asString()).matches(VERSION);
    }

    /** At least one, none twice, each with its name in the languages that the message says. */
    private static void values(JsonNode values) {
        assertThat(ids(values)).isNotEmpty().doesNotHaveDuplicates().allMatch(id -> id.matches(ID));
        for (JsonNode value : values) {
            assertThat(value.at("/name").asString()).isNotEmpty();
            assertThat(value.at("/names").propertyNames()).containsOnly("ru");
        }
    }

    private static void links(JsonNode of) {
        assertThat(all(of.at("/links"))).isNotEmpty().allSatisfy(link -> {
            assertThat(link.at("/rel").asString()).isNotEmpty();
            URI target = URI.create((link.has("urn") ? link.at("/urn") : link.at("/href")).asString());
            assertThat(target.isAbsolute()).isTrue();
        });
    }

    private static String named(JsonNode urn, String part) {
        var found = java.util.regex.Pattern.compile(part).matcher(urn.asString());
        assertThat(found.find()).as(urn.toString()).isTrue();
        return found.group(1);
    }

    private static List<String> ids(JsonNode list) {
        return all(list).stream().map(one -> one.at("/id").asString()).toList();
    }

    private static List<JsonNode> all(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }
}
