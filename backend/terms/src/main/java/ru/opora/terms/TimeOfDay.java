package ru.opora.terms;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * A local time of day said with the date: «14.30 – 15.00».
 *
 * @param start the beginning
 * @param end the end, or null when only the beginning is said
 */
public record TimeOfDay(LocalTime start, @Nullable LocalTime end) {}
