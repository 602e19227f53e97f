package ru.opora.questionnaires.scoring;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one respondent's answers say.
 *
 * @param shown how many scored items were shown
 * @param answered how many of these were answered
 * @param counts whether that is enough for the respondent to count
 * @param scores the mean risk by factor, of the factors with an answer
 */
public record RespondentScore(int shown, int answered, boolean counts, Map<String, Double> scores) {

    public RespondentScore {
        scores = Collections.unmodifiableMap(new TreeMap<>(scores));
    }
}
