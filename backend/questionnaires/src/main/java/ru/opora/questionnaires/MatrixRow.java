package ru.opora.questionnaires;

import org.jspecify.annotations.Nullable;

/**
 * A row of a matrix: a question of its own, answered with one of the matrix's choices.
 *
 * @param name unique among all names of the questionnaire; expressions ask for it as for any question
 */
public record MatrixRow(String name, Text label, @Nullable Scoring scoring) {}
