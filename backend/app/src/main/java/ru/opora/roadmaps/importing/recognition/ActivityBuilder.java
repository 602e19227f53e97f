package ru.opora.roadmaps.importing.recognition;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ru.opora.terms.Period;
import ru.opora.terms.Term;
import ru.opora.terms.TermParser;
import ru.opora.terms.TermStatus;

/** Makes an activity of a row and the rows that continue it. */
final class ActivityBuilder {
    private final Layout layout;
    private final Hints hints;
    private final Issues issues;
    private final Executors executors;
    private final @Nullable Period period;
    private final boolean labelsInText;
    private final TermParser parser = new TermParser();

    ActivityBuilder(
            Layout layout,
            Hints hints,
            Issues issues,
            Executors executors,
            @Nullable Period period,
            boolean labelsInText) {
        this.layout = layout;
        this.hints = hints;
        this.issues = issues;
        this.executors = executors;
        this.period = period;
        this.labelsInText = labelsInText;
    }

    /**
     * The activity of a row.
     *
     * @param entry the row
     * @param headings the headings above it, the nearest first; one may say its term
     */
    PlanActivity build(Entry entry, List<String> headings) {
        String text = layout.content().stream()
                .map(column -> entry.text(column.index()))
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse("");
        ListMark mark = labelsInText || ListMark.startsWithLetterMark(text) ? ListMark.numeral(Texts.flat(text)) : null;
        String number = number(entry, mark);
        String title = mark == null || mark.rest().isEmpty() ? Texts.flat(text) : mark.rest();
        if (title.isEmpty()) {
            title = entry.joined();
            issues.add(entry.number(), IssueCode.ROW_WITHOUT_ACTIVITY);
        }
        String result = joined(entry, ColumnRole.EXPECTED_RESULT);
        String termText = termText(entry, headings);
        return new PlanActivity(
                number,
                title,
                entry.number(),
                tasks(entry, title),
                ProjectLevels.of(joined(entry, ColumnRole.PROJECT_LEVEL)),
                orNull(joined(entry, ColumnRole.DIRECTION)),
                orNull(joined(entry, ColumnRole.PARTICIPANTS)),
                orNull(result),
                targets(result, title),
                termText,
                term(entry, corrected(entry, termText)));
    }

    private @Nullable String number(Entry entry, @Nullable ListMark mark) {
        int column = layout.first(ColumnRole.NUMBER);
        String printed = column < 0 ? "" : Texts.flat(entry.text(column));
        if (!printed.isEmpty()) {
            return printed;
        }
        return mark == null ? null : mark.label();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private String joined(Entry entry, ColumnRole role) {
        Set<String> texts = new LinkedHashSet<>();
        for (Layout.Column column : layout.of(role)) {
            texts.add(Texts.flat(entry.text(column.index())));
            entry.shared().forEach(row -> texts.add(Texts.flat(row.text(column.index()))));
        }
        texts.remove("");
        return String.join("; ", texts);
    }

    private static List<Target> targets(String result, String title) {
        List<Target> targets = new ArrayList<>(Targets.find(result));
        Targets.find(title).stream().filter(target -> !targets.contains(target)).forEach(targets::add);
        return targets;
    }

    private List<PlanTask> tasks(Entry entry, String title) {
        List<PlanTask> tasks = new ArrayList<>();
        for (Layout.Column column : layout.of(ColumnRole.ACTOR)) {
            String text = Texts.flat(entry.text(column.index()));
            if (!text.isEmpty()) {
                String actor = Texts.flat(column.header());
                tasks.add(new PlanTask(text, actor, List.of(withoutBrackets(actor))));
            }
        }
        if (layout.matrix() && !tasks.isEmpty()) {
            return tasks;
        }
        List<String> who = executors(entry);
        if (who.isEmpty() && !tasks.isEmpty() && entry.shared().isEmpty()) {
            return tasks;
        }
        if (who.isEmpty() && layout.has(ColumnRole.EXECUTORS)) {
            issues.add(entry.number(), IssueCode.EXECUTORS_MISSING);
        }
        List<PlanTask> own = new ArrayList<>();
        own.add(new PlanTask(text(entry, title), null, who));
        for (GridRow row : entry.shared()) {
            own.add(new PlanTask(
                    text(new Entry(row, RowKind.ACTIVITY), title), null, executors(new Entry(row, RowKind.ACTIVITY))));
        }
        own.addAll(tasks);
        return own.stream().distinct().toList();
    }

    /** The text of a task: the title with what a second column says of the content. */
    private String text(Entry entry, String title) {
        List<String> texts = new ArrayList<>(List.of(title));
        layout.of(ColumnRole.ACTIVITY).stream()
                .skip(1)
                .map(column -> Texts.flat(entry.text(column.index())))
                .filter(text -> !text.isEmpty() && !text.equals(title))
                .forEach(texts::add);
        return String.join("\n", texts);
    }

    private static String withoutBrackets(String actor) {
        int bracket = actor.indexOf(" (");
        return bracket > 0 ? actor.substring(0, bracket) : actor;
    }

    private List<String> executors(Entry entry) {
        Set<String> tokens = new LinkedHashSet<>();
        for (Layout.Column column : layout.of(ColumnRole.EXECUTORS)) {
            String cell = entry.text(column.index());
            if (column.slot() != null && Slots.isMark(cell)) {
                tokens.add(column.slot());
            } else {
                tokens.addAll(executors.split(cell));
            }
        }
        return List.copyOf(tokens);
    }

    private String termText(Entry entry, List<String> headings) {
        String own = TermText.of(entry, layout);
        if (!own.isEmpty()) {
            return own;
        }
        for (String heading : headings) {
            if (TermWords.isTermHeading(heading)) {
                issues.add(entry.number(), IssueCode.TERM_FROM_SECTION, heading);
                return heading;
            }
        }
        return "";
    }

    /** The text the meaning is read from: a person's, if there is one; the printed one stays what it is. */
    private String corrected(Entry entry, String printed) {
        return hints.terms().get(entry.number()) instanceof Hints.TermText corrected ? corrected.text() : printed;
    }

    private Term term(Entry entry, String text) {
        Term term = parser.parse(text, period);
        Term proposal = term.proposal();
        if (hints.terms().get(entry.number()) instanceof Hints.AcceptProposal && proposal != null) {
            return confirmed(text, proposal);
        }
        if (text.isEmpty()) {
            issues.add(entry.number(), IssueCode.TERM_MISSING);
        } else if (term.status() == TermStatus.NEEDS_REVIEW) {
            issues.add(entry.number(), IssueCode.TERM_NEEDS_REVIEW, Texts.excerpt(text));
        } else if (term.status() == TermStatus.UNPARSEABLE) {
            issues.add(entry.number(), IssueCode.TERM_UNPARSEABLE, Texts.excerpt(text));
        }
        return term;
    }

    private static Term confirmed(String text, Term proposal) {
        return new Term(
                text,
                proposal.status(),
                proposal.kind(),
                proposal.recurrence(),
                proposal.openBasis(),
                proposal.windows(),
                proposal.truncated(),
                proposal.participants(),
                proposal.times(),
                List.of(),
                null);
    }
}
