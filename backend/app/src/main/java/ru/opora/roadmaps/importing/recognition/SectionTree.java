package ru.opora.roadmaps.importing.recognition;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Nests sections by what their labels count; a printed number is a label and may repeat. */
final class SectionTree {
    private static final int RANK_CAPITALS = 2;
    private static final int RANK_DECIMAL = 4;
    private static final int RANK_PLAIN = 20;

    /** A section under construction. */
    static final class Node {
        private final @Nullable String number;
        private final @Nullable String title;
        private final @Nullable Integer row;
        private final String style;
        private final int rank;
        private final @Nullable ListMark mark;
        private final @Nullable Node parent;
        private final List<Node> children = new ArrayList<>();
        private final List<PlanActivity> activities = new ArrayList<>();

        private Node(
                @Nullable String number,
                @Nullable String title,
                @Nullable Integer row,
                Style style,
                @Nullable Node parent) {
            this.number = number;
            this.title = title;
            this.row = row;
            this.style = style.name;
            this.rank = style.rank;
            this.mark = style.mark;
            this.parent = parent;
        }

        private PlanSection build() {
            return new PlanSection(
                    number,
                    title,
                    row,
                    activities,
                    children.stream().map(Node::build).toList());
        }
    }

    private record Style(String name, int rank, @Nullable ListMark mark) {}

    private final Issues issues;
    private final List<Node> roots = new ArrayList<>();
    private final Deque<Node> open = new ArrayDeque<>();
    private boolean fresh;

    SectionTree(Issues issues) {
        this.issues = issues;
    }

    /**
     * Opens a section, or goes on with an open one whose heading is printed again.
     *
     * @param heading its heading
     * @param row the row it is printed in
     * @param atBreak whether a page or a table begins with it
     */
    void section(Heading heading, int row, boolean atBreak) {
        Node again = heading.goesOn() || atBreak ? openLike(heading) : null;
        if (again != null) {
            while (open.element() != again) {
                open.pop();
            }
            return;
        }
        Style style = style(heading);
        Node parent = parentOf(style);
        Node node = new Node(heading.number(), heading.title(), row, style, parent);
        (parent == null ? roots : parent.children).add(node);
        open.push(node);
        fresh = true;
    }

    private @Nullable Node openLike(Heading heading) {
        return open.stream()
                .filter(node -> heading.sameAs(node.number, node.title))
                .findFirst()
                .orElse(null);
    }

    /** Adds an activity to the section that is open. */
    void activity(PlanActivity activity) {
        if (open.isEmpty()) {
            Node implicit = new Node(null, null, null, new Style("", Integer.MAX_VALUE, null), null);
            roots.add(implicit);
            open.push(implicit);
        }
        open.element().activities.add(activity);
        fresh = false;
    }

    /** The headings above the place reached, the nearest first. */
    List<String> openTitles() {
        return open.stream().map(node -> node.title == null ? "" : node.title).toList();
    }

    private @Nullable Node parentOf(Style style) {
        Node byNumber = byNumber(style);
        if (byNumber != null) {
            while (open.peek() != byNumber) {
                open.pop();
            }
            return byNumber;
        }
        if (open.stream().anyMatch(node -> node.style.equals(style.name))) {
            while (!open.element().style.equals(style.name)) {
                open.pop();
            }
            return open.pop().parent;
        }
        if (fresh && !open.isEmpty() && style.rank > 0) {
            return open.element();
        }
        while (!open.isEmpty() && open.element().rank >= style.rank) {
            open.pop();
        }
        if (open.isEmpty() || style.rank < RANK_PLAIN) {
            return open.peek();
        }
        return open.pop().parent;
    }

    /** «1.2» belongs to the open «1», whatever else is open. */
    private @Nullable Node byNumber(Style style) {
        ListMark mark = style.mark;
        if (mark == null || mark.style() != ListMark.Style.DECIMAL || mark.depth() == 1) {
            return null;
        }
        for (Node node : open) {
            if (node.mark != null && node.mark.parentOf(mark)) {
                return node;
            }
        }
        return null;
    }

    private static Style style(Heading heading) {
        ListMark mark = heading.mark();
        if (mark == null) {
            String title = heading.title();
            if (TermWords.isTermHeading(title)) {
                return new Style("term", RANK_PLAIN - 1, null);
            }
            return Texts.upperCase(title)
                    ? new Style("capitals", RANK_CAPITALS, null)
                    : new Style("plain", RANK_PLAIN, null);
        }
        return switch (mark.style()) {
            case PART -> new Style(word(mark), 0, mark);
            case ROMAN -> new Style("roman", 1, mark);
            case TASK -> new Style(word(mark), RANK_CAPITALS + 1, mark);
            case DECIMAL -> new Style("decimal" + mark.depth(), RANK_DECIMAL + mark.depth(), mark);
            case LETTER -> new Style("letter", RANK_PLAIN - 2, mark);
        };
    }

    private static String word(ListMark mark) {
        String word = mark.label().split("[ №]", 2)[0].toLowerCase(Locale.ROOT);
        return mark.label().toLowerCase(Locale.ROOT).endsWith("этап") ? "этап" : word;
    }

    /** The finished tree. Empty sections and repeated numbers become issues. */
    List<PlanSection> build() {
        check(roots);
        return roots.stream().map(Node::build).toList();
    }

    private void check(List<Node> siblings) {
        Set<String> labels = new HashSet<>();
        for (Node node : siblings) {
            if (node.number != null && node.row != null && !labels.add(Texts.key(node.number))) {
                issues.add(node.row, IssueCode.NUMBER_REPEATED, node.number);
            }
            if (node.row != null && node.activities.isEmpty() && node.children.isEmpty()) {
                issues.add(node.row, IssueCode.SECTION_EMPTY, node.title == null ? "" : Texts.excerpt(node.title));
            }
            check(node.children);
        }
    }
}
