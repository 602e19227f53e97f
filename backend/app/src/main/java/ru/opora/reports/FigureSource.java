package ru.opora.reports;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * Where figures of reports come from. Another source is another bean. All are asked as the system, for many organisations at
 * once; whoever asks decides who may see the answer.
 */
interface FigureSource {

    /** What a figure is counted in. */
    @Schema(name = "ReportFigureUnit")
    enum Unit {
        COUNT,
        /** In [0, 1]; several are put together by numerators and denominators. */
        SHARE,
        /** A mean in a unit of its own, put together as shares are. */
        MEAN
    }

    /** What a figure may be at all; a correction beyond it is a slip of the pen. */
    record Bounds(double least, double most) {

        /** Of what is counted: more than any organisation has. */
        static final Bounds COUNTED = new Bounds(0, 1e9);

        static final Bounds SHARE = new Bounds(0, 1);

        boolean hold(double value) {
            return value >= least && value <= most;
        }
    }

    /** A figure. */
    record Kind(String code, Unit unit) {}

    /**
     * What a figure is about.
     *
     * @param programme only this one, where that makes a difference; null for all
     */
    record About(LocalDate start, LocalDate end, @Nullable UUID programme) {}

    /**
     * A figure of an organisation.
     *
     * @param value null: there are no data
     * @param members which things are counted, where one may be counted in several organisations; else null
     */
    record Value(
            UUID organization,
            String code,
            @Nullable Double value,
            @Nullable Double numerator,
            @Nullable Double denominator,
            @Nullable List<UUID> members) {

        Value(
                UUID organization,
                String code,
                @Nullable Double value,
                @Nullable Double numerator,
                @Nullable Double denominator) {
            this(organization, code, value, numerator, denominator, null);
        }

        /** How many things; several such figures come to how many different ones there are. */
        static Value different(UUID organization, String code, UUID[] members) {
            return new Value(organization, code, (double) members.length, null, null, List.of(members));
        }

        static Value count(UUID organization, String code, @Nullable Long value) {
            return new Value(organization, code, value == null ? null : (Double) value.doubleValue(), null, null);
        }

        static Value share(UUID organization, String code, @Nullable Long part, @Nullable Long whole) {
            return part == null || whole == null || whole == 0
                    ? new Value(organization, code, null, null, null)
                    : new Value(organization, code, (double) part / whole, part.doubleValue(), whole.doubleValue());
        }
    }

    List<Kind> kinds();

    /** The unit of a figure that is this source's without being one of the kinds: its code is made from an id. Null of others. */
    default @Nullable Unit unit(String code) {
        return null;
    }

    /** The same for these codes only, where a source has more than can be computed at once. */
    default Flux<Value> values(Set<String> codes, List<UUID> organizations, About about) {
        return values(organizations, about);
    }

    /** All figures of this source, of organisations with everything below them. */
    Flux<Value> values(List<UUID> organizations, About about);

    /**
     * The rows behind a figure as they are now, in order of their keys.
     *
     * @param after the key of the last row of the page before; empty for the first
     */
    Flux<FigureRow> rows(UUID organization, String code, About about, String after, int limit);
}
