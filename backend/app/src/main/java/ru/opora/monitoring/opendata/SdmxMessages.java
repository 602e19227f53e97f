package ru.opora.monitoring.opendata;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import ru.opora.monitoring.opendata.SdmxRound.Code;
import ru.opora.monitoring.opendata.SdmxRound.Dimension;
import tools.jackson.databind.json.JsonMapper;

/**
 * The messages of SDMX-JSON 2.0 (https://json.sdmx.org): the frame of a data message, into which
 * observations are put as they are read, and a whole structure message.
 */
@Component
class SdmxMessages {

    private static final String SCHEMAS = "https://json.sdmx.org/2.0.0/";
    private static final String AGENCY = "OPORA";
    private static final String VERSION = "1.0.0";
    private static final String MODEL = "urn:sdmx:org.sdmx.infomodel.";

    private final JsonMapper json;
    private final OpenDataProperties properties;
    private final Clock clock;

    SdmxMessages(JsonMapper json, OpenDataProperties properties, Clock clock) {
        this.json = json;
        this.properties = properties;
        this.clock = clock;
    }

    /** Everything before the first observation. The format has no dimension without a code: a round without schools has no structure and no data. */
    String head(SdmxRound round) {
        String meta = "{\"meta\":" + json.writeValueAsString(meta("sdmx-json-data-schema.json")) + ",\"data\":{";
        List<Map<String, Object>> links = List.of(link("structure", round.urn()));
        return round.isEmpty()
                ? meta + "\"structures\":[],\"dataSets\":["
                : meta + "\"structures\":[" + json.writeValueAsString(described(round, links))
                        + "],\"dataSets\":[{\"structure\":0,\"action\":\"Information\",\"links\":"
                        + json.writeValueAsString(links) + ",\"validFrom\":\"" + round.begin()
                        + "\",\"observations\":{";
    }

    private static Map<String, Object> described(SdmxRound round, List<Map<String, Object>> links) {
        Map<String, Object> structure = new LinkedHashMap<>();
        structure.put("links", links);
        structure.put("name", round.title());
        structure.put("names", Map.of("ru", round.title()));
        structure.put("dataSets", List.of(0));
        structure.put("dimensions", Map.of("observation", dimensions(round)));
        structure.put("measures", Map.of("observation", List.of(named("OBS_VALUE", "Значение"))));
        Map<String, Object> status = named("OBS_STATUS", "Состояние значения");
        status.put("relationship", Map.of("observation", Map.of()));
        status.put(
                "values", SdmxRound.STATUSES.stream().map(SdmxMessages::value).toList());
        structure.put("attributes", Map.of("observation", List.of(status)));
        return structure;
    }

    /** Everything after the last observation. */
    String tail(SdmxRound round) {
        return round.isEmpty() ? "]}}" : "}}]}}";
    }

    /** What dimensions, codes and attributes there are. */
    Map<String, Object> structure(SdmxRound round) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("codelists", codelists(round));
        data.put("conceptSchemes", List.of(concepts(round)));
        data.put("dataStructures", List.of(definition(round)));
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("meta", meta("sdmx-json-structure-schema.json"));
        message.put("data", data);
        return message;
    }

    private Map<String, Object> meta(String schema) {
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("schema", SCHEMAS + schema);
        meta.put("id", UUID.randomUUID().toString());
        meta.put("prepared", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        meta.put("test", false);
        meta.put("contentLanguages", List.of("ru"));
        meta.put("sender", Map.of("id", AGENCY, "name", properties.publisher()));
        return meta;
    }

    private static List<Map<String, Object>> dimensions(SdmxRound round) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Dimension dimension : round.dimensions()) {
            Map<String, Object> one = named(dimension.id(), dimension.name());
            one.put("keyPosition", all.size());
            one.put(
                    "values",
                    dimension.codes().stream().map(SdmxMessages::value).toList());
            if (dimension.id().equals("TIME_PERIOD")) {
                Map<String, Object> period = value(dimension.codes().get(0));
                period.put("start", round.begin());
                period.put("end", round.end());
                one.put("values", List.of(period));
            }
            all.add(one);
        }
        return all;
    }

    private static List<Map<String, Object>> codelists(SdmxRound round) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Dimension dimension : coded(round)) {
            Map<String, Object> list = maintained("CL_" + dimension.id() + "_" + round.structureId(), dimension.name());
            if (!dimension.codes().isEmpty()) { // the format has no empty list
                list.put(
                        "codes",
                        dimension.codes().stream().map(SdmxMessages::value).toList());
            }
            all.add(list);
        }
        Map<String, Object> statuses = maintained("CL_OBS_STATUS", "Состояние значения");
        statuses.put(
                "codes", SdmxRound.STATUSES.stream().map(SdmxMessages::value).toList());
        all.add(statuses);
        return all;
    }

    private static Map<String, Object> concepts(SdmxRound round) {
        List<Map<String, Object>> concepts = new ArrayList<>();
        round.dimensions().forEach(dimension -> concepts.add(value(new Code(dimension.id(), dimension.name()))));
        concepts.add(value(new Code("OBS_VALUE", "Значение")));
        concepts.add(value(new Code("OBS_STATUS", "Состояние значения")));
        Map<String, Object> scheme = maintained("CS_MONITORING", "Понятия мониторинга");
        scheme.put("concepts", concepts);
        return scheme;
    }

    private static Map<String, Object> definition(SdmxRound round) {
        List<Map<String, Object>> dimensions = new ArrayList<>();
        for (Dimension dimension : coded(round)) {
            Map<String, Object> one = component(dimension.id());
            one.put("position", dimensions.size());
            one.put(
                    "localRepresentation",
                    Map.of("enumeration", codelist("CL_" + dimension.id() + "_" + round.structureId())));
            dimensions.add(one);
        }
        Map<String, Object> time = component("TIME_PERIOD");
        time.put("localRepresentation", Map.of("format", Map.of("dataType", "GregorianDay")));
        Map<String, Object> status = component("OBS_STATUS");
        status.put("usage", "mandatory");
        status.put("attributeRelationship", Map.of("observation", Map.of()));
        status.put("localRepresentation", Map.of("enumeration", codelist("CL_OBS_STATUS")));
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("attributeList", Map.of("id", "AttributeDescriptor", "attributes", List.of(status)));
        parts.put(
                "dimensionList", Map.of("id", "DimensionDescriptor", "dimensions", dimensions, "timeDimension", time));
        parts.put("measureList", Map.of("id", "MeasureDescriptor", "measures", List.of(component("OBS_VALUE"))));
        Map<String, Object> definition = maintained(round.structureId(), round.title());
        definition.put("dataStructureComponents", parts);
        return definition;
    }

    private static List<Dimension> coded(SdmxRound round) {
        return round.dimensions().stream()
                .filter(dimension -> !dimension.id().equals("TIME_PERIOD"))
                .toList();
    }

    private static Map<String, Object> component(String id) {
        Map<String, Object> component = new LinkedHashMap<>();
        component.put("id", id);
        component.put(
                "conceptIdentity", MODEL + "conceptscheme.Concept=" + AGENCY + ":CS_MONITORING(" + VERSION + ")." + id);
        return component;
    }

    private static String codelist(String id) {
        return MODEL + "codelist.Codelist=" + AGENCY + ":" + id + "(" + VERSION + ")";
    }

    private static Map<String, Object> maintained(String id, String name) {
        Map<String, Object> one = named(id, name);
        one.put("agencyID", AGENCY);
        one.put("version", VERSION);
        return one;
    }

    private static Map<String, Object> link(String rel, String urn) {
        return Map.of("rel", rel, "urn", urn);
    }

    private static Map<String, Object> value(Code code) {
        return named(code.id(), code.name());
    }

    private static Map<String, Object> named(String id, String name) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("id", id);
        one.put("name", name);
        one.put("names", Map.of("ru", name));
        return one;
    }
}
