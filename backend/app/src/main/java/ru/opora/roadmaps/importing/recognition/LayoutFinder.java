package ru.opora.roadmaps.importing.recognition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gives each column its role: by the words of its heading first, by what its cells look like where words fail. */
final class LayoutFinder {
    private static final double MOST = 0.6;
    private static final int LONG_TEXT = 25;
    private static final int ACTOR_TEXT = 40;

    private final @Nullable Header header;
    private final List<ColumnContent> contents = new ArrayList<>();
    private final List<HeaderWords.@Nullable Meaning> meanings = new ArrayList<>();
    private final List<Layout.Column> columns = new ArrayList<>();

    private LayoutFinder(@Nullable Header header, List<GridRow> body, int width) {
        this.header = header;
        for (int index = 0; index < width; index++) {
            contents.add(ColumnContent.of(index, body));
        }
        for (int index = 0; index < width; index++) {
            columns.add(fromWords(index));
        }
    }

    static Layout find(@Nullable Header header, List<GridRow> body, int width, Map<Integer, ColumnRole> fixed) {
        LayoutFinder finder = new LayoutFinder(header, body, width);
        finder.numbersAmongActivities();
        finder.nameActivity(fixed);
        finder.checkTerms();
        finder.fillFromContent();
        finder.settleDoubles();
        fixed.forEach((index, role) -> {
            if (index >= 0 && index < width) {
                finder.columns.set(index, finder.columns.get(index).as(role, true));
            }
        });
        return new Layout(finder.columns);
    }

    private String title(int index) {
        return header == null ? "" : header.title(index);
    }

    private Layout.Column fromWords(int index) {
        HeaderWords.Meaning meaning = meaning(index);
        meanings.add(meaning);
        String slot = slot(index, meaning);
        if (slot != null) {
            return new Layout.Column(index, title(index), ColumnRole.TERM, TermPart.SLOT, slot, true);
        }
        if (meaning == null) {
            return new Layout.Column(index, title(index), ColumnRole.IGNORED, TermPart.WHOLE, null, false);
        }
        if (meaning.role() == ColumnRole.EXECUTORS && contents.get(index).marks() > MOST && header != null) {
            return new Layout.Column(index, title(index), meaning.role(), meaning.part(), header.lowest(index), true);
        }
        boolean sure = meaning.sure() && !HeaderWords.mixed(title(index));
        String printed = meaning.role() == ColumnRole.ACTOR && header != null ? header.lowest(index) : title(index);
        return new Layout.Column(index, printed, meaning.role(), meaning.part(), null, sure);
    }

    private HeaderWords.@Nullable Meaning meaning(int index) {
        if (header == null) {
            return null;
        }
        HeaderWords.Meaning own = HeaderWords.of(header.lowest(index));
        String group = header.group(index);
        if (group.isEmpty()) {
            return own;
        }
        HeaderWords.Meaning above = HeaderWords.of(group);
        if (above != null && GroupedActors.hold(header, contents, index)) {
            return new HeaderWords.Meaning(ColumnRole.ACTOR, TermPart.WHOLE, true, false);
        }
        boolean term = above != null && above.role() == ColumnRole.TERM;
        if (own != null && own.strong() && (!term || own.role() != ColumnRole.ACTIVITY)) {
            return own;
        }
        if (term) {
            TermPart part = HeaderWords.partOf(Texts.words(header.lowest(index)));
            return new HeaderWords.Meaning(ColumnRole.TERM, part, true, false);
        }
        return above != null ? above : own;
    }

    /** The quarter, month or year a heading stands for, unless the cells below are something else than marks and terms. */
    private @Nullable String slot(int index, HeaderWords.@Nullable Meaning meaning) {
        if (header == null) {
            return null;
        }
        String group = header.group(index);
        String slot = Slots.of(header.lowest(index), group);
        ColumnContent content = contents.get(index);
        boolean ignored = meaning != null && meaning.role() != ColumnRole.TERM && meaning.strong();
        boolean marked = content.marks() + content.terms() + content.numbers() > 0.4;
        boolean fits = content.filled() == 0 || marked || (content.averageLength() <= LONG_TEXT && amongSlots());
        return slot != null && !ignored && fits ? slot : null;
    }

    private boolean amongSlots() {
        return header != null
                && header.titles().stream()
                                .filter(texts -> !texts.isEmpty() && Slots.of(texts.get(texts.size() - 1), "") != null)
                                .count()
                        >= 2;
    }

    private boolean has(ColumnRole role) {
        return columns.stream().anyMatch(column -> column.role() == role);
    }

    private boolean unknown(Layout.Column column) {
        HeaderWords.Meaning meaning = meanings.get(column.index());
        ColumnContent content = contents.get(column.index());
        boolean names = meaning != null && meaning.entity() && column.role() == ColumnRole.PARTICIPANTS;
        boolean level = column.role() == ColumnRole.PROJECT_LEVEL && content.levels() < 0.3;
        boolean actor = (names || level) && content.averageLength() >= ACTOR_TEXT;
        return (column.role() == ColumnRole.IGNORED && meaning == null) || actor;
    }

    private List<Layout.Column> unknown(Predicate<ColumnContent> content) {
        return columns.stream()
                .filter(this::unknown)
                .filter(column -> content.test(contents.get(column.index())))
                .toList();
    }

    private void set(Layout.Column column, ColumnRole role, boolean sure) {
        columns.set(column.index(), column.as(role, sure));
    }

    /** «Шаг» or «Мероприятие №» over nothing but labels numbers the activities beside it. */
    private void numbersAmongActivities() {
        List<Layout.Column> activities = columns.stream()
                .filter(column -> column.role() == ColumnRole.ACTIVITY)
                .toList();
        for (Layout.Column column : activities) {
            boolean labels = contents.get(column.index()).numbers() >= MOST;
            boolean others = activities.stream()
                    .anyMatch(other -> contents.get(other.index()).filled() > 0
                            && contents.get(other.index()).numbers() < MOST);
            if (labels && others && !has(ColumnRole.NUMBER)) {
                set(column, ColumnRole.NUMBER, true);
            }
        }
    }

    /** A plan without a column of activities is a matrix of actors, or names them by another word. */
    private void nameActivity(Map<Integer, ColumnRole> fixed) {
        if (fixed.containsValue(ColumnRole.ACTIVITY)) {
            return;
        }
        List<Layout.Column> texts = unknown(content -> content.averageLength() >= LONG_TEXT && content.terms() < MOST);
        List<Layout.Column> headed =
                texts.stream().filter(column -> !column.header().isEmpty()).toList();
        boolean activity = columns.stream()
                .anyMatch(column -> column.role() == ColumnRole.ACTIVITY
                        && contents.get(column.index()).filled() > 0);
        if (headed.size() >= 2 && header != null) {
            headed.stream()
                    .filter(column -> !activity || Actors.isActor(column.header()))
                    .forEach(column -> set(column, ColumnRole.ACTOR, true));
        }
        if (activity || has(ColumnRole.ACTOR) || has(ColumnRole.ACTIVITY)) {
            return;
        }
        candidates()
                .max(Comparator.comparingDouble(
                        column -> contents.get(column.index()).averageLength()))
                .ifPresent(column -> set(column, ColumnRole.ACTIVITY, meanings.get(column.index()) != null));
    }

    /** What may hold the activities: a direction, a result in everyday words or a list of organisations only when nothing else can. */
    private Stream<Layout.Column> candidates() {
        List<Layout.Column> unknown = unknown(content -> content.averageLength() >= 4
                && content.numbers() < MOST
                && content.terms() < MOST
                && content.levels() < MOST);
        if (!unknown.isEmpty()) {
            return unknown.stream();
        }
        return columns.stream().filter(column -> {
            HeaderWords.Meaning meaning = meanings.get(column.index());
            return meaning != null
                    && (meaning.entity()
                            || (!meaning.strong() && meaning.role() == ColumnRole.DIRECTION)
                            || (!meaning.strong() && meaning.role() == ColumnRole.EXPECTED_RESULT));
        });
    }

    /** A column headed as a term that holds none gives way to one that does. */
    private void checkTerms() {
        List<Layout.Column> terms = columns.stream()
                .filter(column -> column.role() == ColumnRole.TERM && column.part() == TermPart.WHOLE)
                .toList();
        List<Layout.Column> better = unknown(content -> content.terms() >= MOST);
        for (Layout.Column column : terms) {
            ColumnContent content = contents.get(column.index());
            if (!better.isEmpty() && content.filled() > 2 && content.terms() < 0.15 && content.marks() < 0.15) {
                columns.set(
                        column.index(),
                        column.as(
                                content.averageLength() >= LONG_TEXT && !has(ColumnRole.ACTIVITY)
                                        ? ColumnRole.ACTIVITY
                                        : ColumnRole.IGNORED,
                                false));
            }
        }
    }

    private void fillFromContent() {
        for (Layout.Column column : List.copyOf(columns)) {
            ColumnContent content = contents.get(column.index());
            if (!unknown(column) || content.filled() == 0) {
                continue;
            }
            boolean headed = !column.header().isEmpty();
            if (content.numbers() >= MOST && !has(ColumnRole.NUMBER) && column.index() <= 1) {
                set(column, ColumnRole.NUMBER, true);
            } else if (content.times() >= MOST && has(ColumnRole.TERM)) {
                columns.set(
                        column.index(),
                        new Layout.Column(
                                column.index(), column.header(), ColumnRole.TERM, TermPart.TIME, null, !headed));
            } else if (content.terms() >= MOST && !has(ColumnRole.TERM)) {
                set(column, ColumnRole.TERM, false);
            } else if (content.levels() >= MOST && content.averageLength() < 15 && !has(ColumnRole.PROJECT_LEVEL)) {
                set(column, ColumnRole.PROJECT_LEVEL, true);
            }
        }
        nameExecutors();
    }

    /** Without a heading the short texts beside activities and terms are most likely those who execute. */
    private void nameExecutors() {
        if (has(ColumnRole.EXECUTORS) || has(ColumnRole.ACTOR)) {
            return;
        }
        unknown(content -> content.filled() > 0
                        && content.numbers() < 0.3
                        && content.marks() < 0.3
                        && content.terms() < 0.3)
                .stream()
                .filter(column -> column.header().isEmpty() || Actors.isActor(column.header()))
                .min(Comparator.comparingDouble(
                        column -> contents.get(column.index()).distinct()))
                .ifPresent(column -> set(column, ColumnRole.EXECUTORS, false));
    }

    private boolean weak(Layout.Column column) {
        HeaderWords.Meaning meaning = meanings.get(column.index());
        return meaning == null || !meaning.strong();
    }

    /** One column of numbers; of several headed as activities the surest is first, a merged one is a direction. */
    private void settleDoubles() {
        List<Layout.Column> numbers = columns.stream()
                .filter(column -> column.role() == ColumnRole.NUMBER)
                .toList();
        numbers.stream().skip(1).forEach(column -> set(column, ColumnRole.IGNORED, true));
        List<Layout.Column> activities = columns.stream()
                .filter(column -> column.role() == ColumnRole.ACTIVITY)
                .toList();
        if (activities.size() > 1) {
            for (Layout.Column column : activities) {
                boolean weak = weak(column);
                boolean strongElsewhere = activities.stream().anyMatch(other -> !weak(other));
                ColumnContent content = contents.get(column.index());
                if (weak && strongElsewhere && content.distinct() < 0.5 && !has(ColumnRole.DIRECTION)) {
                    set(column, ColumnRole.DIRECTION, false);
                }
            }
        }
    }
}
