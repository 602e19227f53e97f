package ru.opora.testing;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Formulas of risk profiles for tests: the one that comes with the product, and what is changed of it. */
public final class Formulas {

    public static final String FORMULAS = Api.V1 + "/risk-formulas";

    private Formulas() {}

    /** The coefficients of the product's own formula. */
    public static Map<String, Object> definition() {
        Map<String, Object> definition = new HashMap<>();
        definition.put("answeredShare", 0.7);
        definition.put("smallestGroup", 5);
        definition.put("low", 0.2);
        definition.put("medium", 0.4);
        definition.put("high", 0.6);
        definition.put("weights", Map.of());
        definition.put("factorWeights", Map.of());
        return definition;
    }

    /** The same with one coefficient changed. */
    public static Map<String, Object> definition(String field, Object value) {
        Map<String, Object> definition = definition();
        definition.put(field, value);
        return definition;
    }

    /** What changes a draft. */
    public static Map<String, Object> change(Map<String, Object> definition) {
        Map<String, Object> body = new HashMap<>();
        body.put("name", "Областная");
        body.put("source", "Приказ департамента");
        body.put("definition", definition);
        return body;
    }

    /** What begins a draft of an organisation. */
    public static Map<String, Object> draft(UUID organization, Map<String, Object> definition) {
        Map<String, Object> body = change(definition);
        body.put("organizationId", organization);
        return body;
    }
}
