package ru.opora.monitoring.assessments;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Month;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import ru.opora.monitoring.indicators.IndicatorSource;
import ru.opora.organizations.Organizations.Place;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;

/** Shares below the threshold as indicators: of all works of a kind in the school year that the last day of a round lies in. */
@Component
class AssessmentSource implements IndicatorSource {

    private static final String KEY = "assessments.below.";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private static final Map<AssessmentKind, List<String>> NAMES = Map.of(
            AssessmentKind.VPR, List.of("ВПР", "All-Russian tests"),
            AssessmentKind.OGE, List.of("ОГЭ", "Exams after grade 9"),
            AssessmentKind.EGE, List.of("ЕГЭ", "Exams after grade 11"),
            AssessmentKind.DIAGNOSTIC, List.of("диагностические работы", "Diagnostic works"),
            AssessmentKind.OTHER, List.of("другие работы", "Other works"));

    private final DatabaseClient database;

    AssessmentSource(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public List<Offer> offers() {
        return Arrays.stream(AssessmentKind.values())
                .map(kind -> new Offer(
                        KEY + kind.name(),
                        Map.of("ru", "Ниже порога: " + name(kind, 0), "en", "Below the threshold: " + name(kind, 1)),
                        "%"))
                .toList();
    }

    /** Where a school has a row of its own, its classes do not count beside it. */
    @Override
    public Flux<Value> values(Caller caller, Place place, String key, LocalDate from, LocalDate to) {
        AssessmentKind kind = AssessmentKind.valueOf(key.substring(KEY.length()));
        int year = to.getMonth().compareTo(Month.SEPTEMBER) >= 0 ? to.getYear() : to.getYear() - 1;
        return Statement.of("""
                        SELECT w.organization_id, count(*)::integer AS works, sum(w.participants)::bigint AS participants, sum(w.below)::bigint AS below
                        FROM (SELECT r.assessment_id, r.organization_id,
                                     coalesce(sum(r.participants) FILTER (WHERE r.class_letter = ''), sum(r.participants)) AS participants,
                                     coalesce(sum(r.below) FILTER (WHERE r.class_letter = ''), sum(r.below)) AS below
                              FROM monitoring_assessments a JOIN monitoring_results r ON r.assessment_id = a.id
                              JOIN organizations o ON o.id = r.organization_id
                              WHERE a.kind = :kind AND a.school_year = :year AND r.valid_to IS NULL AND r.below IS NOT NULL
                                AND o.path <@ :place::ltree
                              GROUP BY r.assessment_id, r.organization_id) w
                        GROUP BY w.organization_id HAVING sum(w.participants) > 0""")
                .bind("kind", kind.name())
                .bind("year", year)
                .bind("place", place.path())
                .on(database)
                .map(row -> value(row, kind, year))
                .all();
    }

    private static Value value(Readable row, AssessmentKind kind, int year) {
        long below = Rows.get(row, "below", Long.class);
        long participants = Rows.get(row, "participants", Long.class);
        BigDecimal percent = BigDecimal.valueOf(below)
                .multiply(HUNDRED)
                .divide(BigDecimal.valueOf(participants), 2, RoundingMode.HALF_UP);
        String trace = "%s %d/%02d: ниже порога %d из %d, работ: %d"
                .formatted(
                        name(kind, 0),
                        year,
                        (year + 1) % 100,
                        below,
                        participants,
                        Rows.get(row, "works", Integer.class));
        return new Value(Rows.get(row, "organization_id", UUID.class), percent, trace);
    }

    private static String name(AssessmentKind kind, int language) {
        return NAMES.getOrDefault(kind, List.of(kind.name(), kind.name())).get(language);
    }
}
