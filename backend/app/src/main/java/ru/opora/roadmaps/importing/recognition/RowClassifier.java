package ru.opora.roadmaps.importing.recognition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides for each row of the plan what it is, and joins what a page end or merged cells have split. */
final class RowClassifier {
    private static final int SHORTEST_TITLE = 20;
    private static final int LINES_BEFORE = 30;

    private final PlanBody body;
    private final Layout layout;
    private final Hints hints;
    private final Issues issues;
    private final Habits habits;
    private final RowJoiner joiner;
    private final HeadingJudge headings;
    private final Set<Integer> tail;
    private final List<String> before;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Integer, RowKind> kinds = new HashMap<>();
    private @Nullable Entry last;
    private boolean atBreak;

    RowClassifier(PlanBody body, Hints hints, List<String> before, Issues issues) {
        this.body = body;
        this.layout = body.layout();
        this.hints = hints;
        this.before = before;
        this.issues = issues;
        this.habits = Habits.of(body);
        this.joiner = new RowJoiner(layout, habits);
        this.headings = new HeadingJudge(layout, habits);
        this.tail = Tail.of(body);
    }

    /** The sections and activities in printed order. */
    List<Entry> entries() {
        int piece = body.rows().isEmpty() ? 0 : body.rows().get(0).piece();
        for (int i = 0; i < body.rows().size(); i++) {
            GridRow row = body.rows().get(i);
            atBreak |= row.piece() != piece;
            piece = row.piece();
            RowKind kind = kind(row, i);
            kinds.put(row.number(), kind);
            take(row, kind);
        }
        return entries;
    }

    Map<Integer, RowKind> kinds() {
        return kinds;
    }

    /** The texts of the rows below the plan: signatures, abbreviations. */
    List<String> tailTexts() {
        return body.rows().stream()
                .filter(row -> tail.contains(row.number()))
                .map(GridRow::joined)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private void take(GridRow row, RowKind kind) {
        switch (kind) {
            case SECTION, ACTIVITY -> {
                last = new Entry(row, kind, atBreak);
                entries.add(last);
                atBreak = false;
            }
            case CONTINUATION -> {
                if (last != null && sharesActivity(row)) {
                    last.share(row);
                } else if (last != null) {
                    last.join(row);
                }
                atBreak = false;
            }
            case HEADER -> atBreak |= last != null;
            case IGNORED -> {}
        }
    }

    private RowKind kind(GridRow row, int index) {
        RowKind hinted = hints.rows().get(row.number());
        if (hinted != null) {
            return hinted == RowKind.CONTINUATION && last == null ? RowKind.ACTIVITY : hinted;
        }
        if (row.blank()) {
            return RowKind.IGNORED;
        }
        if (isHeader(row)) {
            return RowKind.HEADER;
        }
        if (row.wide() && Headings.isPageDebris(row.joined()) && !row.paragraph()) {
            return RowKind.HEADER;
        }
        if (row.paragraph()) {
            return paragraph(row);
        }
        if (tail.contains(row.number()) || Headings.isTotal(row.joined()) || onlyNotes(row)) {
            issues.add(row.number(), IssueCode.ROW_IGNORED, Texts.excerpt(row.joined()));
            return RowKind.IGNORED;
        }
        if (sharesActivity(row)) {
            return shared(row);
        }
        return plain(row, index);
    }

    private boolean isHeader(GridRow row) {
        if (body.headerRows().contains(row.number())
                || (Header.isColumnNumbers(row, layout.width()) && headedSoFar())) {
            return true;
        }
        Header header = body.header();
        if (header == null || !header.repeatedBy(row)) {
            return false;
        }
        String surplus = header.surplus(row);
        if (!surplus.isEmpty()) {
            issues.add(row.number(), IssueCode.HEADER_DIFFERS, surplus);
        }
        return true;
    }

    /** A row 1 2 3 4 is the numbering of columns at the top or after a repeated heading, else it is data. */
    private boolean headedSoFar() {
        return last == null || atBreak || (last.kind() == RowKind.SECTION && entries.size() == 1);
    }

    private RowKind paragraph(GridRow row) {
        String text = row.joined();
        boolean repeatsTitle = text.length() >= SHORTEST_TITLE
                && !Headings.labelled(text)
                && before.subList(Math.max(0, before.size() - LINES_BEFORE), before.size()).stream()
                        .anyMatch(line -> Texts.similar(line, text));
        boolean own = row.number() == 0;
        return own || (!repeatsTitle && Headings.mayHead(text)) ? RowKind.SECTION : RowKind.IGNORED;
    }

    private boolean onlyNotes(GridRow row) {
        if (row.wide() || (row.filled().size() == 1 && row.filled().get(0).from() == 0)) {
            return Headings.isNote(row.joined());
        }
        return row.filled().stream()
                .allMatch(box -> box.from() < layout.width()
                        && layout.columns().get(box.from()).role() == ColumnRole.IGNORED);
    }

    /** Whether the text of the activity is merged with the row above. */
    private boolean sharesActivity(GridRow row) {
        List<Layout.Column> content = layout.content();
        return last != null
                && last.kind() == RowKind.ACTIVITY
                && !content.isEmpty()
                && content.stream().anyMatch(column -> !row.text(column.index()).isEmpty())
                && content.stream()
                        .allMatch(column -> row.continued(column.index())
                                || row.text(column.index()).isEmpty()); // a sheet doesn't say of an empty cell that it is merged
    }

    private RowKind shared(GridRow row) {
        String own = TermText.of(row, layout);
        String above = last == null ? "" : TermText.of(last, layout);
        boolean sameTerm = own.isEmpty() || Texts.key(own).equals(Texts.key(above));
        if (sameTerm) {
            issues.add(
                    last == null ? row.number() : last.number(), IssueCode.ROWS_MERGED, String.valueOf(row.number()));
            return RowKind.CONTINUATION;
        }
        issues.add(row.number(), IssueCode.ROW_SPLIT);
        return RowKind.ACTIVITY;
    }

    private RowKind plain(GridRow row, int index) {
        RowJoiner.Verdict verdict = joiner.judge(last, row, atBreak);
        boolean numberOnly = headings.numberOnly(row);
        if (numberOnly) {
            issues.add(row.number(), IssueCode.ROW_IGNORED, row.joined());
            return RowKind.IGNORED;
        }
        boolean heading = headings.isHeading(row, next(index), last, atBreak);
        if (verdict != RowJoiner.Verdict.APART && !(heading && verdict == RowJoiner.Verdict.UNSURE)) {
            return joined(row, verdict);
        }
        if (heading) {
            if (!headings.certain(row)) {
                issues.add(row.number(), IssueCode.SECTION_UNSURE, Texts.excerpt(row.joined()));
            }
            return RowKind.SECTION;
        }
        return RowKind.ACTIVITY;
    }

    private RowKind joined(GridRow row, RowJoiner.Verdict verdict) {
        IssueCode code = verdict == RowJoiner.Verdict.JOINED ? IssueCode.ROW_JOINED : IssueCode.ROW_JOIN_UNSURE;
        String above = last == null ? "" : String.valueOf(last.number());
        issues.add(row.number(), code, above);
        return RowKind.CONTINUATION;
    }

    private @Nullable GridRow next(int index) {
        for (int i = index + 1; i < body.rows().size(); i++) {
            GridRow row = body.rows().get(i);
            if (!row.blank() && !isRepeated(row)) {
                return row;
            }
        }
        return null;
    }

    private boolean isRepeated(GridRow row) {
        Header header = body.header();
        return body.headerRows().contains(row.number()) || (header != null && header.repeatedBy(row));
    }
}
