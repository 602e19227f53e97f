package ru.opora.reports.dashboards;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of what is kept: of a place, of one kind.
 *
 * @param about the round or the round's copy of an indicator that it is about; null where it is about neither
 * @param name of a PLACE; the list of a MONTH
 * @param bucket of a BUCKET and a MONTH; of a PLACE where it stands among them
 * @param known how many of what is counted are known at all: 0 makes no figure
 * @param total what is counted, or the sum of values
 * @param weight of values that have one; weighted is the sum of value x weight
 */
record Fact(
        Kind kind,
        UUID place,
        @Nullable UUID about,
        @Nullable String name,
        int bucket,
        long known,
        long missing,
        BigDecimal total,
        BigDecimal weight,
        BigDecimal weighted) {

    /** What a row says. */
    enum Kind {
        /** A place that has a tile; missing: 1 where it is elsewhere today. */
        PLACE,
        /** Checkpoints; total: overdue. */
        OVERDUE,
        /** Schools with a figure of engagement; total: the red ones. */
        ENGAGED,
        /** The same in the month before. */
        ENGAGED_BEFORE,
        /** Schools, whether or not anything is known of them. */
        ALL,
        /** Forms of a round; total: not filled. */
        FORMS,
        /** Values of an indicator. */
        VALUE,
        /** Schools in a bar. */
        BUCKET,
        /** Schools on a list of engagement (name) in a month (bucket: months since the year 0). */
        MONTH,
        /** Whether reports are owed; total: late ones. */
        REPORTS
    }
}
