package ru.opora.roadmaps.exporting;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import ru.opora.platform.documents.writing.PrintedTable;
import ru.opora.roadmaps.ActivityView;
import ru.opora.roadmaps.ActivityView.ProjectLevel;
import ru.opora.roadmaps.ActivityView.Task;

/** The columns a plan needs: one stands there only if a row has something for it. */
final class PlanColumns {

    /** Names of more letters than this stand on lines of their own. */
    private static final int SHORT_NAME = 12;

    /** A table of one column has no room for headings over several. */
    private static final int FEWEST = 2;

    /**
     * A column.
     *
     * @param header its heading
     * @param centred whether its cells are centred
     * @param byTask whether each task of a row has a text of its own in it
     * @param text its text of a row; of one task where it has its own
     */
    record Column(String header, boolean centred, boolean byTask, Function<Line, String> text) {}

    /** A line of a row: an ordinary row has one, a row of several tasks one for each. */
    record Line(ActivityView row, List<String> executors) {}

    private final List<Column> columns = new ArrayList<>();
    private final List<ActivityView> rows;
    private final FormWords words;

    PlanColumns(List<ActivityView> rows, FormWords words) {
        this.rows = rows;
        this.words = words;
        plain("number", true, row -> row.number());
        activities();
        if (rows.stream()
                .flatMap(row -> lines(row).stream())
                .anyMatch(line -> !line.executors().isEmpty())) {
            columns.add(new Column(words.say("executors"), false, true, line -> joined(line.executors())));
        }
        plain("level", true, row -> levels(row.projectLevels()));
        plain("direction", false, ActivityView::direction);
        plain("term", true, ActivityView::termText);
        plain("participants", false, ActivityView::participants);
        plain("result", false, ActivityView::expectedResult);
        if (columns.size() < FEWEST) {
            columns.add(new Column(words.say("term"), true, false, line -> ""));
        }
    }

    List<Column> all() {
        return columns;
    }

    List<PrintedTable.Column> printed() {
        return columns.stream()
                .map(column -> new PrintedTable.Column(column.header(), width(column), column.centred()))
                .toList();
    }

    /** The lines of a row: one for each task that is nobody's column, but at least one. */
    static List<Line> lines(ActivityView row) {
        List<Line> lines = row.tasks().stream()
                .filter(task -> task.actor() == null)
                .map(task -> new Line(row, task.executors()))
                .toList();
        return lines.isEmpty() ? List.of(new Line(row, List.of())) : lines;
    }

    private void plain(
            String key, boolean centred, Function<ActivityView, @org.jspecify.annotations.Nullable String> text) {
        Predicate<ActivityView> has = row ->
                text.apply(row) != null && !String.valueOf(text.apply(row)).isBlank();
        if (rows.stream().anyMatch(has)) {
            columns.add(new Column(
                    words.say(key),
                    centred,
                    false,
                    line -> has.test(line.row()) ? String.valueOf(text.apply(line.row())) : ""));
        }
    }

    /** What is to be done: the activity, what else is said of its content, and a column for each actor of a matrix. */
    private void activities() {
        List<Actors.Place> actors = Actors.of(rows);
        if (rows.isEmpty() || rows.stream().anyMatch(row -> !Actors.titled(row))) {
            columns.add(new Column(
                    words.say("activity"), false, false, line -> line.row().title()));
        }
        int more = rows.stream().mapToInt(row -> content(row).size()).max().orElse(0);
        for (int i = 0; i < more; i++) {
            int at = i;
            columns.add(new Column(words.say("content"), false, false, line -> {
                List<String> content = content(line.row());
                return at < content.size() ? content.get(at) : "";
            }));
        }
        for (Actors.Place actor : actors) {
            columns.add(new Column(actor.name(), false, false, line -> actor.text(line.row())));
        }
    }

    /** What the text of a task says beyond the title, a text for each further column. */
    private static List<String> content(ActivityView row) {
        return row.tasks().stream()
                .filter(task -> task.actor() == null)
                .map(Task::text)
                .filter(text -> text.startsWith(row.title() + "\n"))
                .findFirst()
                .map(text -> text.substring(row.title().length() + 1).lines().toList())
                .orElse(List.of());
    }

    private static String joined(List<String> executors) {
        boolean brief = executors.stream().allMatch(name -> name.length() <= SHORT_NAME);
        return String.join(brief ? ", " : ";\n", executors);
    }

    private static String levels(List<ProjectLevel> levels) {
        return String.join(
                ", ",
                levels.stream()
                        .map(level -> level == ProjectLevel.FEDERAL ? "ФП" : "РП")
                        .toList());
    }

    /** Room by the usual length of the texts, and at least for the longest word. */
    private double width(Column column) {
        List<String> texts = rows.stream()
                .flatMap(row -> lines(row).stream())
                .map(column.text())
                .filter(text -> !text.isEmpty())
                .toList();
        // The mean of squares: a few long texts make a tall row, many short ones do not.
        double usual = Math.sqrt(texts.stream()
                .mapToDouble(text -> (double) text.length() * text.length())
                .average()
                .orElse(0));
        int word = longestWord(column.header());
        for (String text : texts) {
            word = Math.max(word, Math.min(16, longestWord(text)));
        }
        return Math.max(word * 0.8 + 1, Math.min(40, 3 + 2.2 * Math.sqrt(usual)));
    }

    private static int longestWord(String text) {
        int longest = 0;
        for (String word : text.split("[\\s/-]+")) {
            longest = Math.max(longest, word.length());
        }
        return longest;
    }
}
