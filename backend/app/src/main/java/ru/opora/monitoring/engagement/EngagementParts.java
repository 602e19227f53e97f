package ru.opora.monitoring.engagement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import ru.opora.monitoring.engagement.EngagementView.Missing;
import ru.opora.monitoring.engagement.EngagementView.Part;
import tools.jackson.databind.JsonNode;

/** The components of a figure: compared as they are, and rounded once, when they are shown. */
final class EngagementParts {

    private static final double HUNDRED = 100;
    private static final int TENTHS = 10;
    private static final int DECIMALS = 3;

    /** Less than any difference between two figures, and more than arithmetic is off by. */
    private static final double NOTHING = 1e-6;

    private EngagementParts() {}

    static List<Part> exact(JsonNode stored) {
        double known = 0;
        for (JsonNode part : stored) {
            known += part.path("value").isNumber() ? part.path("weight").asDouble() : 0;
        }
        double whole = known;
        return stored.valueStream().map(part -> exact(part, whole)).toList();
    }

    private static Part exact(JsonNode part, double known) {
        boolean there = part.path("value").isNumber();
        double weight = part.path("weight").asDouble();
        double value = part.path("value").asDouble(0);
        Map<String, Double> evidence = new TreeMap<>();
        part.path("evidence")
                .propertyStream()
                .forEach(entry -> evidence.put(entry.getKey(), entry.getValue().asDouble()));
        return new Part(
                EngagementComponent.valueOf(part.path("code").asString()),
                weight,
                there ? (Double) value : null,
                there && known > 0 ? (Double) (value * weight / known * HUNDRED) : null,
                there ? null : Missing.valueOf(part.path("reason").asString()),
                evidence);
    }

    /** To tenths of a percent, half up; and points to tenths that add up to the figure beside which they stand. */
    static List<Part> shown(List<Part> exact, @Nullable Double score) {
        long[] tenths = exact.stream().mapToLong(part -> tenths(points(part))).toArray();
        long left = (score == null ? 0 : Math.round(score * TENTHS))
                - IntStream.range(0, tenths.length).mapToLong(i -> tenths[i]).sum();
        IntStream.range(0, tenths.length)
                .boxed()
                .filter(i -> exact.get(i).points() != null)
                .sorted(Comparator.comparingDouble(i -> tenths[i] - points(exact.get(i)) * TENTHS))
                .limit(Math.max(0, left))
                .forEach(i -> tenths[i]++);
        List<Part> shown = new ArrayList<>();
        for (int i = 0; i < tenths.length; i++) {
            Part part = exact.get(i);
            shown.add(new Part(
                    part.code(),
                    part.weight(),
                    part.value() == null ? null : (Double) rounded(part.value()),
                    part.points() == null ? null : (Double) ((double) tenths[i] / TENTHS),
                    part.missing(),
                    part.evidence()));
        }
        return shown;
    }

    /** A figure to one decimal: never over a border that the exact one lies below. */
    static double figure(double score) {
        return (double) tenths(score) / TENTHS;
    }

    private static long tenths(double points) {
        return (long) Math.floor(points * TENTHS + NOTHING);
    }

    private static double points(Part part) {
        return part.points() == null ? 0 : part.points();
    }

    private static double rounded(double value) {
        return BigDecimal.valueOf(value)
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .doubleValue();
    }
}
