package ru.opora.monitoring.indicators;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.courses.CompletedCourses;
import ru.opora.courses.CompletedCourses.Known;
import ru.opora.organizations.Organizations.Place;
import ru.opora.platform.security.Caller;

/**
 * Courses of further training: how many teachers of a school completed one in the round, how many hours that was, and what share of
 * those whose courses ended in it completed theirs. Nothing is known of a school of which nobody was in a course then.
 */
@Component
class CourseSource implements IndicatorSource {

    static final String TEACHERS = "courses.teachers";
    static final String HOURS = "courses.hours";
    static final String SHARE = "courses.completedShare";

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final CompletedCourses courses;
    private final Clock clock;

    CourseSource(CompletedCourses courses, Clock clock) {
        this.courses = courses;
        this.clock = clock;
    }

    @Override
    public List<Offer> offers() {
        return List.of(
                new Offer(
                        TEACHERS,
                        Map.of("ru", "Педагоги, завершившие курсы", "en", "Teachers who completed a course"),
                        "чел."),
                new Offer(HOURS, Map.of("ru", "Часы завершенных курсов", "en", "Hours of completed courses"), "ч"),
                new Offer(
                        SHARE,
                        Map.of("ru", "Завершили курсы из зачисленных", "en", "Completed of those with a place"),
                        "%"));
    }

    @Override
    public Flux<Value> values(Caller caller, Place place, String key, LocalDate from, LocalDate to) {
        LocalDate yesterday = LocalDate.ofInstant(clock.instant(), ZoneId.of(place.timeZone()))
                .minusDays(1);
        return courses.within(place.path(), from, to, yesterday)
                .flatMap(known -> Mono.justOrEmpty(value(key, known))
                        .map(value -> new Value(known.organization(), value, trace(known, from, to))));
    }

    /** Null of a share of nobody. */
    private static @Nullable BigDecimal value(String key, Known known) {
        return switch (key) {
            case TEACHERS -> BigDecimal.valueOf(known.teachers());
            case HOURS -> BigDecimal.valueOf(known.hours());
            default ->
                known.ended() == 0
                        ? null
                        : BigDecimal.valueOf(known.completed())
                                .multiply(HUNDRED)
                                .divide(BigDecimal.valueOf(known.ended()), 2, RoundingMode.HALF_UP);
        };
    }

    private static Map<String, String> trace(Known known, LocalDate from, LocalDate to) {
        return IndicatorSource.trace(
                "Курсы повышения квалификации с %s по %s: завершили %d чел., часов %s; из %d мест на курсах, которые закончились, завершено %d",
                "Courses of further training from %s to %s: %d teachers completed them, %s hours; of %d places on courses that have ended %d completed",
                IndicatorSource.day(from),
                IndicatorSource.day(to),
                known.teachers(),
                known.hours(),
                known.ended(),
                known.completed());
    }
}
