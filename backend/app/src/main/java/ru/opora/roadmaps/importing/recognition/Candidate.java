package ru.opora.roadmaps.importing.recognition;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table of the document as a possible plan.
 *
 * @param grid the table
 * @param header its heading, if it has one
 * @param layout its columns
 * @param score how much it looks like a plan
 */
record Candidate(Grid grid, @Nullable Header header, Layout layout, int score) {
    private static final int ROWS_COUNTED = 50;
    private static final int SHORTEST_ACTIVITY = 12;

    static Candidate of(Grid grid) {
        Header header = Header.find(grid);
        List<GridRow> body = grid.rows()
                .subList(header == null ? 0 : header.last() + 1, grid.rows().size());
        Layout layout = LayoutFinder.find(header, body, grid.width(), Map.of());
        return new Candidate(grid, header, layout, score(header, layout, body));
    }

    private static int score(@Nullable Header header, Layout layout, List<GridRow> body) {
        if (grown(body) == 0 || layout.content().isEmpty()) {
            return 0;
        }
        int score = layout.score() * 10 + (header == null ? 0 : 15);
        int term = layout.first(ColumnRole.TERM);
        ColumnContent terms = ColumnContent.of(Math.max(term, 0), body);
        score += term >= 0 && terms.terms() > 0.3 ? 10 : 0;
        return score + Math.min(body.size(), ROWS_COUNTED) / 5;
    }

    private static long grown(List<GridRow> body) {
        return body.stream().filter(row -> row.filled().size() >= 2).count();
    }

    /** Whether it can be taken for a plan without a person saying so. */
    boolean planLike() {
        if (score == 0) {
            return false;
        }
        boolean who = layout.has(ColumnRole.EXECUTORS) || layout.has(ColumnRole.ACTOR);
        boolean what = layout.has(ColumnRole.EXPECTED_RESULT) || layout.has(ColumnRole.NUMBER);
        if (header != null) {
            boolean named = layout.content().stream().anyMatch(Layout.Column::sure);
            return layout.has(ColumnRole.TERM) || (named && (who || what));
        }
        ColumnContent activity = ColumnContent.of(layout.content().get(0).index(), grid.rows());
        return layout.has(ColumnRole.TERM) && activity.averageLength() >= SHORTEST_ACTIVITY && grown(grid.rows()) >= 2;
    }

    /** The words a person knows the table by. */
    String name() {
        if (!grid.name().isBlank()) {
            return grid.name();
        }
        return grid.rows().stream()
                .filter(row -> !row.blank())
                .findFirst()
                .map(row -> Texts.excerpt(row.joined()))
                .orElse("");
    }
}
