package ru.opora.monitoring.assessments;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import ru.opora.monitoring.indicators.IndicatorSource;
import ru.opora.organizations.Organizations.Place;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;

/**
 * What schools came to in assessments: the share below the threshold and the mean mark, of a kind of procedure and of its two
 * subjects that everybody takes. Marks of several subjects, or of both levels of an exam, are on different scales: there is no
 * mean of them. Of the latest school year that has enough results, the one in which the round closes or the one before it. A
 * work with fewer than five participants is not counted: that they sat several works makes them no more.
 */
@Component
class AssessmentSource implements IndicatorSource {

    private static final String PREFIX = "assessments.";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int SMALLEST = 5;

    private static final Map<AssessmentKind, String> KINDS = Map.of(
            AssessmentKind.VPR, "ВПР",
            AssessmentKind.OGE, "ОГЭ",
            AssessmentKind.EGE, "ЕГЭ",
            AssessmentKind.DIAGNOSTIC, "Диагностические работы",
            AssessmentKind.OTHER, "Другие работы");

    private static final Map<AssessmentKind, String> ENGLISH = Map.of(
            AssessmentKind.VPR, "National tests (VPR)",
            AssessmentKind.OGE, "Exam after grade 9 (OGE)",
            AssessmentKind.EGE, "Exam after grade 11 (EGE)",
            AssessmentKind.DIAGNOSTIC, "Diagnostic works",
            AssessmentKind.OTHER, "Other works");

    /** What is asked for. */
    private enum Figure {
        BELOW("доля участников ниже порога", "share below the threshold", "%"),
        MEAN("средний балл", "mean mark", "балл");

        private final String russian;
        private final String english;
        private final String unit;

        Figure(String russian, String english, String unit) {
            this.russian = russian;
            this.english = english;
            this.unit = unit;
        }
    }

    /** Of which subjects, by what they are called. */
    private enum Subject {
        ALL("все предметы", "all subjects", "%"),
        RUSSIAN("русский язык", "Russian", "русский язык%"),
        MATHEMATICS("математика", "mathematics", "математика%"),
        BASIC_MATHEMATICS("математика базового уровня", "mathematics, basic level", "математика%баз%"),
        PROFILE_MATHEMATICS("математика профильного уровня", "mathematics, profile level", "математика%проф%");

        private final String russian;
        private final String english;
        private final String pattern;

        Subject(String russian, String english, String pattern) {
            this.russian = russian;
            this.english = english;
            this.pattern = pattern;
        }
    }

    /** {@code assessments.below.OGE}, {@code assessments.mean.OGE.MATHEMATICS}. */
    private record Asked(AssessmentKind kind, Subject subject, Figure figure) {

        static Asked of(String key) {
            String[] parts = key.split("\\.");
            return new Asked(
                    AssessmentKind.valueOf(parts[2]),
                    parts.length > 3 ? Subject.valueOf(parts[3]) : Subject.ALL,
                    Figure.valueOf(parts[1].toUpperCase(Locale.ROOT)));
        }

        /** Only the state exam has two levels of mathematics; and marks are averaged on one scale only. */
        boolean makesSense() {
            boolean levels = subject == Subject.BASIC_MATHEMATICS || subject == Subject.PROFILE_MATHEMATICS;
            if (levels) {
                return kind == AssessmentKind.EGE;
            }
            boolean mixed = subject == Subject.ALL || subject == Subject.MATHEMATICS && kind == AssessmentKind.EGE;
            return figure == Figure.BELOW || !mixed;
        }

        /** «ВПР, русский язык 2025/26: ниже порога 3 из 25, работ: 1». */
        Map<String, String> trace(String year, String russian, String english) {
            boolean all = subject == Subject.ALL;
            return Map.of(
                    "ru", KINDS.get(kind) + (all ? "" : ", " + subject.russian) + " " + year + ": " + russian,
                    "en", ENGLISH.get(kind) + (all ? "" : ", " + subject.english) + " " + year + ": " + english);
        }

        Offer offer() {
            String word = PREFIX + figure.name().toLowerCase(Locale.ROOT) + "." + kind;
            return new Offer(
                    subject == Subject.ALL ? word : word + "." + subject,
                    Map.of(
                            "ru", KINDS.get(kind) + ", " + subject.russian + ": " + figure.russian,
                            "en", ENGLISH.get(kind) + ", " + subject.english + ": " + figure.english),
                    figure.unit);
        }
    }

    private final DatabaseClient database;

    AssessmentSource(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public List<Offer> offers() {
        List<Offer> offers = new ArrayList<>();
        for (AssessmentKind kind : AssessmentKind.values()) {
            for (Subject subject : Subject.values()) {
                for (Figure figure : Figure.values()) {
                    var asked = new Asked(kind, subject, figure);
                    if (KINDS.containsKey(kind) && asked.makesSense()) {
                        offers.add(asked.offer());
                    }
                }
            }
        }
        return offers;
    }

    /** A school's own row counts for the whole school; where there is none its classes do. */
    @Override
    public Flux<Value> values(Caller caller, Place place, String key, LocalDate from, LocalDate to) {
        Asked asked = Asked.of(key);
        String counted = asked.figure() == Figure.BELOW ? "below" : "mean";
        return Statement.of("""
                        SELECT DISTINCT ON (y.organization_id) y.* FROM (
                            SELECT t.organization_id, t.school_year, sum(t.participants)::bigint AS participants,
                                   sum(t.below)::bigint AS below, count(*)::integer AS works, sum(t.points)::numeric AS points
                            FROM (
                                SELECT r.organization_id, a.school_year, a.id, sum(r.participants) AS participants,
                                       sum(r.below) AS below, sum(r.mean * r.participants) AS points
                                FROM monitoring_results r JOIN monitoring_assessments a ON a.id = r.assessment_id
                                JOIN organizations o ON o.id = r.organization_id
                                WHERE r.valid_to IS NULL AND o.path <@ :place::ltree AND a.kind = :kind
                                  AND a.school_year BETWEEN :year - 1 AND :year AND lower(a.subject) LIKE :subject AND r.%1$s IS NOT NULL
                                  AND (r.class_letter = '' OR NOT EXISTS (
                                      SELECT 1 FROM monitoring_results w WHERE w.assessment_id = r.assessment_id AND w.%1$s IS NOT NULL
                                        AND w.organization_id = r.organization_id AND w.class_letter = '' AND w.valid_to IS NULL))
                                GROUP BY 1, 2, 3 HAVING sum(r.participants) >= :least) t
                            GROUP BY 1, 2) y
                        ORDER BY y.organization_id, y.school_year DESC""".formatted(counted))
                .bind("place", place.path())
                .bind("kind", asked.kind().name())
                .bind("year", schoolYear(to))
                .bind("subject", asked.subject().pattern)
                .bind("least", SMALLEST)
                .on(database)
                .map(row -> value(
                        asked,
                        Rows.get(row, "organization_id", UUID.class),
                        Rows.get(row, "school_year", Integer.class),
                        Rows.get(row, "participants", Long.class),
                        row.get("below", Long.class),
                        row.get("points", BigDecimal.class),
                        Rows.get(row, "works", Integer.class)))
                .all();
    }

    private static Value value(
            Asked asked,
            UUID school,
            int year,
            long participants,
            @Nullable Long below,
            @Nullable BigDecimal points,
            int works) {
        BigDecimal whole = BigDecimal.valueOf(participants);
        String when = "%d/%02d".formatted(year, (year + 1) % 100);
        if (asked.figure() == Figure.BELOW) {
            long part = below == null ? 0 : below;
            return new Value(
                    school,
                    BigDecimal.valueOf(part).multiply(HUNDRED).divide(whole, 2, RoundingMode.HALF_UP),
                    asked.trace(
                            when,
                            "ниже порога %d из %d, работ: %d".formatted(part, participants, works),
                            "%d of %d below the threshold, works: %d".formatted(part, participants, works)));
        }
        BigDecimal sum = points == null ? BigDecimal.ZERO : points;
        return new Value(
                school,
                sum.divide(whole, 2, RoundingMode.HALF_UP),
                asked.trace(
                        when,
                        "средний балл, участников: %d, работ: %d".formatted(participants, works),
                        "mean mark, participants: %d, works: %d".formatted(participants, works)));
    }

    /** It begins in September; 2025 is 2025/26. */
    private static int schoolYear(LocalDate day) {
        return day.getMonth().compareTo(Month.SEPTEMBER) >= 0 ? day.getYear() : day.getYear() - 1;
    }
}
