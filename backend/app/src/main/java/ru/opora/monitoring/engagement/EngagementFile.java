package ru.opora.monitoring.engagement;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ru.opora.platform.documents.SourceCell;
import ru.opora.platform.documents.SourceDocument;
import ru.opora.platform.documents.SourceRefused;
import ru.opora.platform.documents.SourceRow;
import ru.opora.platform.documents.SourceTable;

/** A table of schools and lists as it was decided elsewhere: which cell names a school, and which the list it is on. */
final class EngagementFile {

    /** What tables call the lists: the word itself, since «Красногвардейский район» is none. */
    private static final Map<EngagementLevel, Pattern> WORDS = Map.of(
            EngagementLevel.RED, word("красн", "red"),
            EngagementLevel.YELLOW, word("ж[её]лт", "yellow"),
            EngagementLevel.GREEN, word("зел[её]н", "green"));

    /** A cell with more than a word or two is no list: «красный список» is. */
    private static final int LONGEST_WORD = 40;

    private static final Pattern NAME =
            Pattern.compile("школ|наимен|организац|учрежд|^оо$|school|name", Pattern.UNICODE_CHARACTER_CLASS);

    private static final int MOST = EngagementListView.Request.MOST;

    /** What a file says; nothing is stored. */
    @Schema(name = "EngagementListRows")
    record Rows(List<Row> items) {}

    /** A row of it. */
    @Schema(name = "EngagementListRow")
    record Row(
            @Schema(description = "As a person counts rows, from 1")
            int row,

            @Schema(description = "As printed; becomes a school by POST /organizations/match")
            String name,

            @Nullable @Schema(description = "Null: the row does not say it in a word that is known")
            EngagementLevel level) {}

    private EngagementFile() {}

    private static Pattern word(String stem, String english) {
        return Pattern.compile("(?:" + stem + "(?:ый|ая|ое|ые|ого|ой|ом|ую)?|" + english + ")"
                + "(?:\\s+(?:спис|зон|уров|групп|катег|цвет|сегм|list|zone|level)\\p{L}*)?(?:\\s*[^\\p{L}\\s].*)?");
    }

    static Rows of(SourceDocument document) {
        List<Row> rows = new ArrayList<>();
        document.blocks().stream()
                .filter(SourceTable.class::isInstance)
                .map(SourceTable.class::cast)
                .forEach(table -> table(table, rows));
        if (rows.isEmpty()) {
            throw SourceRefused.noTable();
        }
        // Half of a list would be taken for all of it.
        if (rows.size() > MOST) {
            throw SourceRefused.tooComplex("rows", MOST);
        }
        return new Rows(rows);
    }

    /** What stands above the first row with a list are headers; below it a row with one cell heads others. */
    private static void table(SourceTable table, List<Row> rows) {
        int name = -1;
        int list = column(table);
        boolean begun = false;
        for (SourceRow row : table.rows()) {
            List<SourceCell> cells =
                    row.cells().stream().filter(cell -> !cell.text().isBlank()).toList();
            EngagementLevel level = cells.stream()
                    .filter(cell -> cell.column() == list)
                    .findFirst()
                    .flatMap(cell -> level(cell.text()))
                    .orElse(null);
            begun |= level != null && cells.size() > 1;
            if (!begun) {
                name = cells.stream()
                        .filter(cell -> NAME.matcher(cell.text().toLowerCase(Locale.ROOT))
                                .find())
                        .map(SourceCell::column)
                        .findFirst()
                        .orElse(name);
            } else if (cells.size() > 1) {
                rows.add(new Row(row.number(), name(cells, name), level));
            }
        }
    }

    /** The column of lists: where most of their words stand, of several the last; -1 where there is none. */
    private static int column(SourceTable table) {
        Map<Integer, Long> words = table.rows().stream()
                .filter(row -> row.cells().stream()
                                .filter(cell -> !cell.text().isBlank())
                                .count()
                        > 1)
                .flatMap(row -> row.cells().stream())
                .filter(cell -> level(cell.text()).isPresent())
                .collect(Collectors.groupingBy(SourceCell::column, Collectors.counting()));
        return words.entrySet().stream()
                .max(Map.Entry.<Integer, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(-1);
    }

    private static Optional<EngagementLevel> level(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        return word.length() > LONGEST_WORD
                ? Optional.empty()
                : WORDS.entrySet().stream()
                        .filter(entry -> entry.getValue().matcher(word).matches())
                        .map(Map.Entry::getKey)
                        .findFirst();
    }

    /** The cell under the header that says so; without one the longest text. */
    private static String name(List<SourceCell> cells, int column) {
        return cells.stream()
                .filter(cell -> cell.column() == column)
                .findFirst()
                .or(() -> cells.stream()
                        .filter(cell -> level(cell.text()).isEmpty())
                        .max(java.util.Comparator.comparingInt(
                                cell -> cell.text().length())))
                .map(cell -> cell.text().replaceAll("\\s+", " ").strip())
                .orElse("");
    }
}
