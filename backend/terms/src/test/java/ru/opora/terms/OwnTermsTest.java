package ru.opora.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Our own collection of terms; each expected line was read by a person before it was written down. */
class OwnTermsTest {

    private final TermParser parser = new TermParser();

    private static List<String[]> table() throws IOException {
        try (InputStream in = Objects.requireNonNull(OwnTermsTest.class.getResourceAsStream("own-terms.tsv"));
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        }
    }

    @TestFactory
    Stream<DynamicTest> meansWhatTheTableSays() throws IOException {
        return table().stream()
                .map(row -> DynamicTest.dynamicTest(row[1] + " in " + row[0], () -> {
                    Term term = parser.parse(row[1].replace("\\n", "\n"), TermLine.period(row[0]));
                    assertThat(TermLine.of(term)).isEqualTo(row[2]);
                }));
    }

    @Test
    void canonicalWordsReadBackToTheSameMeaning() throws IOException {
        for (String[] row : table()) {
            Period period = TermLine.period(row[0]);
            String text = row[1].replace("\\n", "\n");
            String canonical = parser.canonical(text, period);
            if (canonical != null) {
                assertThat(TermLine.of(parser.parse(canonical, period)))
                        .as("%s -> %s", text, canonical)
                        .isEqualTo(TermLine.of(parser.parse(text, period)));
            }
        }
    }

    @Test
    void onlyDoubtfulTermsHaveReasons() throws IOException {
        for (String[] row : table()) {
            Term term = parser.parse(row[1].replace("\\n", "\n"), TermLine.period(row[0]));
            boolean certain = term.status() == TermStatus.PARSED || term.status() == TermStatus.OPEN;
            assertThat(term.reasons().isEmpty()).as(row[1]).isEqualTo(certain);
            assertThat(term.proposal() == null || term.status() == TermStatus.NEEDS_REVIEW)
                    .as(row[1])
                    .isTrue();
        }
    }
}
