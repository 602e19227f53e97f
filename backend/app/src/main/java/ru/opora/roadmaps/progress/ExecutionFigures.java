package ru.opora.roadmaps.progress;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import ru.opora.platform.security.Caller;
import ru.opora.roadmaps.progress.ProgressQueries.Found;

/**
 * What a report on execution for a day is made of: the same figures as progress has, and of few executors what they wrote. How
 * much it holds depends on the rows of the plan and on municipalities, never on how many schools there are.
 */
@Service
public class ExecutionFigures {

    private static final int AT_ONCE = 500;

    /** Up to so many executors each has a line of its own in each row of the plan. */
    private static final int FEW = 30;

    /** One executor's reports are read whole; of several the last one of each, shortened. */
    private static final int REPORTS_OF_ONE = 12;

    private static final int LETTERS_OF_ONE = 4000;
    private static final int LETTERS_OF_FEW = 600;

    private static final ZoneOffset FIRST = ZoneOffset.ofHours(14);

    private final SightQueries sights;
    private final ProgressQueries progress;
    private final ExecutionReportQueries queries;
    private final Clock clock;

    ExecutionFigures(SightQueries sights, ProgressQueries progress, ExecutionReportQueries queries, Clock clock) {
        this.sights = sights;
        this.progress = progress;
        this.queries = queries;
        this.clock = clock;
    }

    /**
     * All figures.
     *
     * @param day the one asked for, or today where the roadmap's owner is
     * @param past whether it is over everywhere
     * @param within the name of the organisation that was asked for
     * @param total over all that the caller sees
     * @param places municipalities, and executors outside of them
     * @param rows by row of the plan; rows that an edition dropped are in it as long as something was done for them
     * @param late who is late, row by row
     * @param lines of each row and executor; empty where there are many executors
     * @param numbers what was reported in numbers
     */
    public record All(
            LocalDate day,
            boolean past,
            @Nullable String within,
            ProgressCounts total,
            List<ProgressRow> places,
            Map<UUID, ProgressCounts> rows,
            List<Late> late,
            List<Line> lines,
            List<Number> numbers) {}

    /** How much of a row is overdue in a place. */
    public record Late(UUID activityId, String place, long overdue) {}

    /** What an executor did for a row; the last reports first. */
    public record Line(UUID activityId, String executor, ProgressCounts counts, List<Report> reports) {}

    /**
     * A report as it stood on the day.
     *
     * @param state SUBMITTED, ACCEPTED or RETURNED
     * @param files how many files prove it
     */
    public record Report(
            LocalDate on,
            String state,
            @Nullable String text,
            @Nullable String link,
            @Nullable String remark,
            int files) {}

    /** What was reported of a number of a row, in whichever edition it stood. */
    public record Number(UUID targetId, BigDecimal reported) {}

    /**
     * What the caller sees of a roadmap's execution; not found when not even the roadmap.
     *
     * @param within only executors that are this organisation or below it
     * @param asOf null: now, by each executor's calendar
     */
    public Mono<All> of(Caller caller, UUID roadmap, @Nullable UUID within, @Nullable LocalDate asOf) {
        Moment moment = Moment.of(clock, asOf);
        LocalDate until = asOf == null ? LocalDate.ofInstant(moment.now(), FIRST) : asOf;
        return sights.ofRoadmap(caller, roadmap, within)
                .flatMap(sight -> Mono.zip(
                                pages(cursor -> progress.byRow(sight, moment, roadmap, AT_ONCE, cursor)),
                                pages(cursor -> progress.byPlace(sight, moment, roadmap, AT_ONCE, cursor)),
                                queries.late(sight, moment, roadmap).collectList(),
                                lines(sight, moment, roadmap, until),
                                queries.numbers(sight, roadmap, until).collectList(),
                                queries.head(roadmap, within))
                        .map(all -> new All(
                                asOf == null ? all.getT6().today(moment.now()) : asOf,
                                moment.past(),
                                all.getT6().within(),
                                total(all.getT1()),
                                items(all.getT2()),
                                byId(items(all.getT1())),
                                all.getT3(),
                                all.getT4(),
                                all.getT5())));
    }

    private Mono<List<Line>> lines(Sight sight, Moment moment, UUID roadmap, LocalDate until) {
        return queries.executors(sight, roadmap, FEW + 1)
                .flatMap(count -> count > FEW
                        ? Mono.just(List.of())
                        : queries.lines(
                                        sight,
                                        moment,
                                        roadmap,
                                        until,
                                        count == 1 ? REPORTS_OF_ONE : 1,
                                        count == 1 ? LETTERS_OF_ONE : LETTERS_OF_FEW)
                                .collectList());
    }

    private static Mono<List<Found>> pages(Function<@Nullable String, Mono<Found>> read) {
        return read.apply(null)
                .expand(found -> found.page().nextCursor() == null
                        ? Mono.empty()
                        : read.apply(found.page().nextCursor()))
                .collectList();
    }

    private static ProgressCounts total(List<Found> pages) {
        return Objects.requireNonNullElse(pages.get(0).total(), ProgressCounts.NONE);
    }

    private static List<ProgressRow> items(List<Found> pages) {
        List<ProgressRow> rows = new ArrayList<>();
        pages.forEach(found -> rows.addAll(found.page().items()));
        return rows;
    }

    private static Map<UUID, ProgressCounts> byId(List<ProgressRow> rows) {
        Map<UUID, ProgressCounts> counts = new HashMap<>();
        rows.forEach(row -> counts.put(Objects.requireNonNull(row.id()), row.counts()));
        return counts;
    }
}
