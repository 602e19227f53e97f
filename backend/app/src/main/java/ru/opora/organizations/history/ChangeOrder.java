package ru.opora.organizations.history;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** On what ground something was done. */
record ChangeOrder(
        @Nullable String number,
        @Nullable LocalDate date,
        @Nullable String reason) {}
