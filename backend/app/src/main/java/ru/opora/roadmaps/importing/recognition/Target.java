package ru.opora.roadmaps.importing.recognition;

import java.math.BigDecimal;

/**
 * A number to be reached.
 *
 * @param comparator one of {@code =}, {@code >=}, {@code >}, {@code <=}, {@code <}
 * @param value the number
 * @param unit what is counted, as printed; {@code %} for shares
 * @param text the fragment of the text it was read from
 */
public record Target(String comparator, BigDecimal value, String unit, String text) {}
