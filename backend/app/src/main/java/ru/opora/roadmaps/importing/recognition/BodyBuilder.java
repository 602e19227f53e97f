package ru.opora.roadmaps.importing.recognition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts the tables of a plan one under another, numbers their rows on and keeps the headings between them. */
final class BodyBuilder {
    private final PlanTables tables;
    private final Candidate best;
    private final List<Candidate> pieces;
    private final List<GridRow> rows = new ArrayList<>();
    private final Set<Integer> headerRows = new HashSet<>();
    private final List<GridRow> preface = new ArrayList<>();
    private int offset;

    BodyBuilder(PlanTables tables, Candidate best) {
        this.tables = tables;
        this.pieces = tables.joined(best);
        this.best = first(best, pieces.get(0));
    }

    /** The first of tables that repeat one heading has it as its author wrote it, before scanning errors. */
    private static Candidate first(Candidate best, Candidate first) {
        Header header = first.header();
        boolean same = header != null
                && first.grid().width() == best.grid().width()
                && first.layout().columns().stream()
                        .map(Layout.Column::role)
                        .toList()
                        .equals(best.layout().columns().stream()
                                .map(Layout.Column::role)
                                .toList());
        return same ? first : best;
    }

    Candidate best() {
        return best;
    }

    /** The positions of the joined tables in the document. */
    Set<Integer> pieces() {
        return pieces.stream().map(piece -> piece.grid().table()).collect(Collectors.toSet());
    }

    PlanBody build(Map<Integer, ColumnRole> fixed) {
        for (int i = 0; i < pieces.size(); i++) {
            if (i > 0) {
                headings(pieces.get(i - 1), pieces.get(i));
            }
            piece(pieces.get(i), i == 0);
        }
        firstHeading();
        List<GridRow> body =
                rows.stream().filter(row -> !headerRows.contains(row.number())).toList();
        Layout layout = pieces.size() == 1 && fixed.isEmpty()
                ? best.layout()
                : LayoutFinder.find(best.header(), body, best.grid().width(), fixed);
        Grid first = pieces.get(0).grid();
        Grid last = pieces.get(pieces.size() - 1).grid();
        return new PlanBody(
                best.header(), layout, rows, headerRows, first.block(), last.block(), Surroundings.ofRows(preface));
    }

    private void headings(Candidate upper, Candidate lower) {
        String sheet = sheetHeading(lower);
        if (sheet != null) {
            rows.add(GridRow.ofParagraph(++offset, lower.grid().table(), sheet));
        }
        for (String text : tables.between(upper.grid().block(), lower.grid().block())) {
            rows.add(GridRow.ofParagraph(++offset, lower.grid().table(), text));
        }
    }

    /** The name of a sheet heads its rows when every joined sheet has a name that somebody chose. */
    private @Nullable String sheetHeading(Candidate piece) {
        boolean named = pieces.stream()
                .map(each -> each.grid().name().strip())
                .noneMatch(name ->
                        name.isEmpty() || name.matches("(?iu)(?:лист|sheet|table ?)\\s*\\d*|план.*|дорожная.*"));
        return named && pieces.size() > 1 ? piece.grid().name().strip() : null;
    }

    private void piece(Candidate piece, boolean first) {
        int[] order = PlanTables.order(best, piece);
        Header header = piece.header();
        int start = offset;
        List<GridRow> source = piece.grid().rows();
        for (int i = 0; i < source.size(); i++) {
            GridRow row = source.get(i).numbered(start + source.get(i).number()).moved(order);
            rows.add(row);
            offset = Math.max(offset, row.number());
            boolean heading = header != null && i >= header.first() && i <= header.last();
            boolean title = header != null && i < header.first() && !(first && headsSection(source, i, header));
            boolean again = title && !first && repeatsTitle(row, piece);
            if ((heading && (piece.grid().table() == best.grid().table() || !repeated(row)))
                    || (title && (first || again || row.filled().size() > 1))) {
                headerRows.add(row.number());
            }
            if (title && first && !row.blank()) {
                preface.add(row);
            }
        }
    }

    /** The plan's title stands on each sheet, with the sheet's name or without. */
    private boolean repeatsTitle(GridRow row, Candidate piece) {
        String text = row.joined();
        boolean same =
                preface.stream().anyMatch(line -> Texts.key(line.joined()).equals(Texts.key(text)));
        boolean like = OrderText.isTitle(text)
                || preface.stream()
                        .map(GridRow::joined)
                        .anyMatch(line -> Texts.similar(line, text) || Texts.similarStart(line, text));
        return same || (like && sheetHeading(piece) != null);
    }

    /** The row right above the heading of the columns heads a section when rows below are labelled alike. */
    private static boolean headsSection(List<GridRow> rows, int index, Header header) {
        ListMark mark = ListMark.of(rows.get(index).joined());
        if (index != header.first() - 1
                || mark == null
                || rows.get(index).filled().size() != 1) {
            return false;
        }
        return rows.subList(header.last() + 1, rows.size()).stream()
                .filter(row -> row.filled().size() == 1)
                .map(row -> ListMark.of(row.joined()))
                .anyMatch(other -> other != null && other.style() == mark.style() && other.depth() == mark.depth());
    }

    private boolean repeated(GridRow row) {
        return best.header() != null && best.header().repeatedBy(row);
    }

    /** Where every table of the plan has its heading, the text right above the first table is one too. */
    private void firstHeading() {
        List<GridRow> later = rows.stream()
                .filter(row -> row.paragraph() && Headings.mayHead(row.joined()))
                .toList();
        Candidate first = pieces.get(0);
        String sheet = sheetHeading(first);
        if (sheet != null) {
            rows.add(0, GridRow.ofParagraph(0, first.grid().table(), sheet));
            return;
        }
        List<String> before = tables.between(-1, first.grid().block());
        if (later.isEmpty() || before.isEmpty() || !preface.isEmpty()) {
            return;
        }
        String candidate = before.get(before.size() - 1);
        if (sameKind(candidate, later.get(0).joined())) {
            rows.add(0, GridRow.ofParagraph(0, first.grid().table(), candidate));
        }
    }

    private static boolean sameKind(String candidate, String heading) {
        ListMark mark = ListMark.of(candidate);
        ListMark other = ListMark.of(heading);
        if (mark != null && other != null) {
            return mark.style() == other.style() && mark.depth() == other.depth();
        }
        if (TermWords.isTermHeading(heading)) {
            return TermWords.isTermHeading(candidate);
        }
        return mark == null
                && other == null
                && Headings.mayHead(candidate)
                && !OrderText.isTitle(candidate)
                && !OrderText.isGoal(candidate)
                && candidate.length() <= 120
                && !Texts.similar(candidate, heading);
    }
}
