package ru.opora.questionnaires;

import org.jspecify.annotations.Nullable;

/**
 * How an item counts for a factor: r = (value - from) / (to - from), kept within [0, 1], and 1 - r when it is reversed.
 *
 * @param factor the code of one of the questionnaire's factors
 * @param reverse whether a high value means a low risk
 * @param weight its share among the items of its factor; 1 is usual
 * @param from the value that counts 0; null: the lowest the question allows
 * @param to the value that counts 1; null: the highest the question allows
 */
public record Scoring(
        String factor,
        boolean reverse,
        double weight,
        @Nullable Double from,
        @Nullable Double to) {}
