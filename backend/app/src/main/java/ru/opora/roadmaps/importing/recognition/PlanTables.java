package ru.opora.roadmaps.importing.recognition;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ru.opora.platform.documents.SourceBlock;
import ru.opora.platform.documents.SourceDocument;
import ru.opora.platform.documents.SourceParagraph;
import ru.opora.platform.documents.SourceTable;

/** Finds the plan's table among all tables of a document, and the other tables that continue it. */
final class PlanTables {
    private final List<SourceBlock> blocks;
    private final List<Candidate> candidates = new ArrayList<>();

    PlanTables(SourceDocument document) {
        this.blocks = document.blocks();
        int table = 0;
        for (int block = 0; block < blocks.size(); block++) {
            if (blocks.get(block) instanceof SourceTable source) {
                candidates.add(Candidate.of(Grid.of(table++, block, source)));
            }
        }
    }

    List<Candidate> all() {
        return candidates;
    }

    /** The table most like a plan, or the one a person chose; null when no table is like one. */
    @Nullable
    Candidate best(@Nullable Integer chosen) {
        if (chosen != null && chosen >= 0 && chosen < candidates.size()) {
            return candidates.get(chosen).grid().width() == 0 ? null : candidates.get(chosen);
        }
        Candidate best = null;
        for (Candidate candidate : candidates) {
            if (candidate.planLike() && (best == null || candidate.score() > best.score())) {
                best = candidate;
            }
        }
        return best;
    }

    /** The best table with those before and after that continue it. */
    List<Candidate> joined(Candidate best) {
        int at = best.grid().table();
        List<Candidate> joined = new ArrayList<>(List.of(best));
        for (int i = at + 1; i < candidates.size() && joins(best, candidates.get(i), candidates.get(i - 1)); i++) {
            joined.add(candidates.get(i));
        }
        for (int i = at - 1; i >= 0 && joinsBefore(best, candidates.get(i), candidates.get(i + 1)); i--) {
            joined.add(0, candidates.get(i));
        }
        return joined;
    }

    private boolean joinsBefore(Candidate best, Candidate other, Candidate next) {
        return other.header() != null && near(other, next) && (repeats(best, other) || sameRoles(best, other));
    }

    private boolean joins(Candidate best, Candidate other, Candidate previous) {
        if (!near(previous, other) || other.grid().width() == 0) {
            return false;
        }
        if (repeats(best, other)) {
            return true;
        }
        return other.header() != null ? sameRoles(best, other) : continues(best, other);
    }

    /** Only headings, page numbers and the like stand between two parts of one plan. */
    private boolean near(Candidate upper, Candidate lower) {
        int length = 0;
        int count = 0;
        for (String text : between(upper.grid().block(), lower.grid().block())) {
            if (Headings.ofAnotherPart(text)) {
                return false;
            }
            length += text.length();
            count++;
        }
        return count <= 5 && length <= 800;
    }

    /** The texts of the paragraphs between two blocks. */
    List<String> between(int upper, int lower) {
        List<String> texts = new ArrayList<>();
        for (int i = upper + 1; i < lower; i++) {
            if (blocks.get(i) instanceof SourceParagraph paragraph) {
                String text = Texts.clean(paragraph.text());
                if (!text.isEmpty() && !Headings.isPageDebris(text)) {
                    texts.add(text);
                }
            }
        }
        return texts;
    }

    private static boolean repeats(Candidate best, Candidate other) {
        Header header = best.header();
        return header != null
                && other.grid().width() <= header.titles().size() + 1
                && other.grid().rows().stream().limit(6).anyMatch(header::repeatedBy);
    }

    /** Another heading, but the same meanings: a table for each quarter, say. */
    private static boolean sameRoles(Candidate best, Candidate other) {
        List<ColumnRole> own = roles(best.layout());
        List<ColumnRole> others = roles(other.layout());
        return other.planLike() && own.size() >= 3 && own.containsAll(others) && others.containsAll(own);
    }

    private static List<ColumnRole> roles(Layout layout) {
        return layout.columns().stream()
                .map(Layout.Column::role)
                .filter(role -> role != ColumnRole.IGNORED && role != ColumnRole.NUMBER)
                .distinct()
                .toList();
    }

    /** A table without a heading goes on with the one before when its columns hold the same things. */
    private static boolean continues(Candidate best, Candidate other) {
        Grid grid = other.grid();
        Layout layout = best.layout();
        if (grid.width() > layout.width()
                || (grid.width() < 2 && layout.width() > 2 && grid.rows().size() > 1)) {
            return false;
        }
        int number = layout.first(ColumnRole.NUMBER);
        int alike = 0;
        int rows = 0;
        for (GridRow row : grid.rows()) {
            if (row.blank()) {
                continue;
            }
            rows++;
            alike += alike(row, layout, number) ? 1 : 0;
        }
        return alike > 0 && alike * 2 >= rows && !signature(grid);
    }

    private static boolean alike(GridRow row, Layout layout, int number) {
        List<GridRow.Box> filled = row.filled();
        if (filled.size() == 1) {
            return Headings.labelled(row.joined()) || Texts.startsInside(row.joined());
        }
        boolean numbered = number >= 0 && ListMark.numeral(Texts.flat(row.text(number))) != null;
        boolean foreign = number >= 0 && !row.text(number).isEmpty() && !numbered;
        boolean dated = layout.of(ColumnRole.TERM).stream()
                .map(term -> row.text(term.index()))
                .anyMatch(text -> TermWords.likeTerm(text) || Slots.isMark(text));
        boolean inside = filled.stream().anyMatch(box -> Texts.startsInside(box.text()));
        boolean explains = filled.size() == 2
                && Abbreviations.definesOne(
                        filled.get(0).text() + " - " + filled.get(1).text());
        return !foreign && !explains && (numbered || dated || inside);
    }

    private static boolean signature(Grid grid) {
        return grid.rows().size() <= 3
                && grid.rows().stream().anyMatch(row -> Headings.holdsName(row.joined()))
                && grid.rows().stream().noneMatch(row -> row.filled().size() > 3);
    }

    /** The columns of a joined table at the places they have in the plan. */
    static int[] order(Candidate best, Candidate other) {
        int[] order = new int[Math.max(other.grid().width(), best.layout().width())];
        boolean same = best.grid().table() == other.grid().table()
                || other.header() == null
                || (repeats(best, other) && sameWidth(best, other));
        for (int i = 0; i < order.length; i++) {
            order[i] = same ? (i < best.layout().width() ? i : -1) : -1;
        }
        if (same) {
            return order;
        }
        Map<ColumnRole, Integer> used = new EnumMap<>(ColumnRole.class);
        for (Layout.Column column : other.layout().columns()) {
            List<Layout.Column> places = best.layout().of(column.role());
            int nth = used.merge(column.role(), 1, Integer::sum) - 1;
            order[column.index()] = nth < places.size() ? places.get(nth).index() : -1;
        }
        return order;
    }

    private static boolean sameWidth(Candidate best, Candidate other) {
        return other.layout().columns().stream()
                .allMatch(column -> column.index() >= best.layout().width()
                        || column.header().isEmpty()
                        || best.header() == null
                        || Texts.similar(best.header().title(column.index()), column.header())
                        || Texts.similarStart(best.header().title(column.index()), column.header())
                        || roleAt(best, column.index()) == column.role());
    }

    private static ColumnRole roleAt(Candidate best, int index) {
        return best.layout().columns().get(index).role();
    }
}
