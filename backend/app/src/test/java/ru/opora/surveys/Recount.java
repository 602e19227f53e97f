package ru.opora.surveys;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Scores of stored answers, counted anew: it knows the form of {@link ScoreRecountTest} and nothing of how the product counts. */
final class Recount {

    /** What a choice is worth. */
    static final Map<String, Integer> VALUES = Map.of("a", 0, "b", 1, "c", 2);

    private Recount() {}

    /** An answer as it lies in the database. */
    record Stored(String participant, String audience, boolean late, JsonNode answers) {

        @Nullable
        JsonNode value(String... way) {
            JsonNode here = answers;
            for (String name : way) {
                here = here.path(name);
            }
            return here.isMissingNode() || here.isObject() ? null : here;
        }
    }

    /** By participant, factor and share of answered items: how many, and the sum of their risks. */
    static Map<String, double[]> of(List<Stored> stored) {
        Map<String, double[]> sums = new TreeMap<>();
        stored.forEach(one -> add(sums, one));
        return sums;
    }

    /** What is asked of somebody: five scored items, and a sixth of whom it goes badly with. */
    private static void add(Map<String, double[]> sums, Stored one) {
        boolean badly = "a".equals(text(one.value("mood")));
        double[] motivation = new double[2];
        double[] wellBeing = new double[2];
        int answered = score(motivation, reverse(choice(one.value("mood"))), 1)
                + score(wellBeing, reverse(choice(one.value("calm"))), 1)
                + score(motivation, rate(one.value("rate")), 2)
                + score(wellBeing, choice(one.value("table", "one")), 1)
                + score(motivation, reverse(choice(one.value("table", "two"))), 1)
                + (badly ? score(wellBeing, choice(one.value("why")), 1) : 0);
        int share = answered * 20 / (badly ? 6 : 5) * 5;
        add(sums, one.participant() + "  " + share, 0);
        if (motivation[1] > 0) {
            add(sums, one.participant() + " MOTIVATION " + share, motivation[0] / motivation[1]);
        }
        if (wellBeing[1] > 0) {
            add(sums, one.participant() + " WELL_BEING " + share, wellBeing[0] / wellBeing[1]);
        }
    }

    private static void add(Map<String, double[]> sums, String key, double score) {
        double[] sum = sums.computeIfAbsent(key, none -> new double[2]);
        sum[0]++;
        sum[1] += score;
    }

    private static int score(double[] sum, @Nullable Double risk, int weight) {
        if (risk == null) {
            return 0;
        }
        sum[0] += risk * weight;
        sum[1] += weight;
        return 1;
    }

    private static @Nullable Double choice(@Nullable JsonNode value) {
        Integer counted = value == null ? null : VALUES.get(value.asString());
        return counted == null ? null : counted / 2.0;
    }

    private static @Nullable Double rate(@Nullable JsonNode value) {
        return value == null ? null : (Double) ((value.asDouble() - 1) / 4);
    }

    private static @Nullable Double reverse(@Nullable Double risk) {
        return risk == null ? null : (Double) (1 - risk);
    }

    private static String text(@Nullable JsonNode value) {
        return value == null ? "" : value.asString();
    }
}
