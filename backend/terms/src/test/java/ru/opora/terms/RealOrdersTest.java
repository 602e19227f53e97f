package ru.opora.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The shapes of terms of five real orders; skipped where those documents are not at hand. */
class RealOrdersTest {

    private static final Map<String, String> PERIODS = Map.of(
            "000", "2021-01-01..2021-12-31",
            "001", "2021-01-01..2021-12-31",
            "002", "2020-09-01..2021-08-31",
            "003", "2022-01-01..2022-12-31",
            "004", "2019-09-01..2020-12-31",
            "none", "2021-01-01..2021-12-31");
    private static final Pattern MONTHS = Pattern.compile("^(\\d{4})-(\\d{2})(?:\\.\\.(\\d{2}))?(?= |$)");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern DOTTED = Pattern.compile("\\d{2}\\.\\d{2}\\.\\d{4}");
    private static final DateTimeFormatter RUSSIAN = DateTimeFormatter.ofPattern("dd.MM.yyyy");

    private final TermParser parser = new TermParser();

    private static @Nullable Path shared() {
        for (Path dir = Path.of("").toAbsolutePath(); dir != null; dir = dir.getParent()) {
            Path table = dir.resolve("shared/orders/terms.tsv");
            if (Files.exists(table)) {
                return table;
            }
        }
        return null;
    }

    @TestFactory
    Stream<DynamicTest> meansWhatTheOrderMeans() throws IOException {
        Path table = shared();
        assumeTrue(table != null, "shared/orders/terms.tsv is not beside this repository");
        List<String> lines = Files.readAllLines(table);
        assertThat(lines.size() - 1).isEqualTo(113);
        return lines.stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .map(row -> DynamicTest.dynamicTest(
                        row[0] + " " + row[1],
                        () -> check(row[1], row[2], row[3], TermLine.period(PERIODS.get(row[0])))));
    }

    private void check(String raw, String kind, String meaning, @Nullable Period period) {
        Term term = parser.parse(raw.startsWith("(empty") ? "" : raw, period);
        switch (kind) {
            case "MISSING" -> {
                assertThat(term.status()).isEqualTo(TermStatus.UNPARSEABLE);
                assertThat(term.reasons()).containsExactly(TermReason.MISSING);
            }
            case "CONTINUOUS", "CONTINUOUS_FROM" -> open(term, TermKind.CONTINUOUS, OpenBasis.CONTINUOUS);
            case "BY_SCHEDULE" -> open(term, TermKind.BY_SCHEDULE, OpenBasis.SCHEDULE);
            case "REFERENCE" -> open(term, TermKind.BY_SCHEDULE, OpenBasis.REFERENCE);
            case "ON_REQUEST" -> open(term, TermKind.ON_REQUEST, OpenBasis.REQUEST);
            case "COMPOSITE" -> {
                assertThat(term.status()).isEqualTo(TermStatus.PARSED);
                assertThat(term.kind()).isEqualTo(TermKind.COMPOSITE);
                assertThat(term.recurrence()).isEqualTo("FREQ=MONTHLY");
                assertThat(term.openBasis()).isEqualTo(OpenBasis.REQUEST);
            }
            case "MONTHLY", "YEARLY", "RRULE", "FREQ_TARGET", "MONTHLY_AFTER_PERIOD", "WITHIN_YEAR+RRULE" ->
                recurring(term, raw, kind, meaning);
            default -> dated(term, kind, meaning, raw);
        }
    }

    private static void open(Term term, TermKind kind, OpenBasis basis) {
        assertThat(term.status()).isEqualTo(TermStatus.OPEN);
        assertThat(term.kind()).isEqualTo(kind);
        assertThat(term.openBasis()).isEqualTo(basis);
    }

    private static void recurring(Term term, String raw, String kind, String meaning) {
        assertThat(term.kind()).isEqualTo(TermKind.RECURRING);
        String rule = switch (kind) {
            case "MONTHLY" -> "FREQ=MONTHLY";
            case "FREQ_TARGET" -> "FREQ=MONTHLY;INTERVAL=3";
            case "MONTHLY_AFTER_PERIOD" -> "FREQ=MONTHLY;BYMONTHDAY=10";
            case "WITHIN_YEAR+RRULE" -> "FREQ=WEEKLY";
            case "RRULE" -> meaning;
            default -> meaning.startsWith("BYMONTH") ? "FREQ=YEARLY;" + meaning : "FREQ=YEARLY";
        };
        assertThat(term.recurrence()).isEqualTo(rule);
        boolean insideText = raw.contains("мониторинг");
        assertThat(term.status()).isEqualTo(insideText ? TermStatus.NEEDS_REVIEW : TermStatus.PARSED);
        if (kind.equals("MONTHLY_AFTER_PERIOD")) {
            assertThat(term.windows()).hasSize(12);
            assertThat(term.windows().get(11)).isEqualTo(new TermWindow(null, LocalDate.of(2022, 1, 10)));
        }
    }

    private static void dated(Term term, String kind, String meaning, String raw) {
        boolean review = meaning.contains("NEEDS_REVIEW") || kind.equals("VALIDITY") || kind.equals("YEAR_RANGE");
        assertThat(term.status()).isEqualTo(review ? TermStatus.NEEDS_REVIEW : TermStatus.PARSED);
        Term meant = review ? term.proposal() : term;
        assertThat(meant).isNotNull();
        assertThat(meant.kind()).isIn(kinds(kind));
        List<LocalDate> dues = meant.windows().stream().map(TermWindow::due).toList();
        Matcher months = MONTHS.matcher(meaning);
        if (months.find() && !meaning.contains(";")) {
            int year = Integer.parseInt(months.group(1));
            String last = months.group(3) == null ? months.group(2) : months.group(3);
            assertThat(meant.windows())
                    .containsExactly(new TermWindow(
                            YearMonth.of(year, Integer.parseInt(months.group(2)))
                                    .atDay(1),
                            YearMonth.of(year, Integer.parseInt(last)).atEndOfMonth()));
        }
        if (kind.startsWith("DEADLINE")) {
            assertThat(dues)
                    .isEqualTo(DAY.matcher(meaning)
                            .results()
                            .map(day -> LocalDate.parse(day.group()))
                            .toList());
        }
        if (kind.equals("DATE") || kind.equals("DATE_LIST") || kind.equals("SLOT") || kind.equals("PER_SCHOOL")) {
            assertThat(dues)
                    .containsExactlyElementsOf(DOTTED.matcher(raw)
                            .results()
                            .map(day -> LocalDate.parse(day.group(), RUSSIAN))
                            .toList());
        }
        if (kind.equals("SLOT")) {
            assertThat(meant.times()).hasSize(1);
        }
        if (kind.equals("PER_SCHOOL")) {
            assertThat(meant.participants().size()).isGreaterThanOrEqualTo(5);
        }
    }

    private static List<TermKind> kinds(String kind) {
        return switch (kind) {
            case "YEAR", "WITHIN_YEAR", "SCHOOL_YEAR", "YEAR_RANGE", "VALIDITY" -> List.of(TermKind.THROUGHOUT);
            case "DEADLINE" -> List.of(TermKind.DEADLINE);
            case "DATE", "SLOT" -> List.of(TermKind.DATE);
            case "MONTH_LIST", "DATE_LIST", "DEADLINE_LIST" -> List.of(TermKind.LIST);
            case "PER_SCHOOL" -> List.of(TermKind.PER_PARTICIPANT);
            default -> List.of(TermKind.WINDOW);
        };
    }
}
