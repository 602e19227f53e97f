package ru.opora.questionnaires;

/**
 * What items are scored for: a risk factor, or another measure.
 *
 * @param code a name such as {@code MOTIVATION}; profiles join questionnaires by it
 */
public record Factor(String code, Text label) {}
