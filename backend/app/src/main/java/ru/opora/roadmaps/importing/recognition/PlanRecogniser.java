package ru.opora.roadmaps.importing.recognition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ru.opora.platform.documents.SourceBlock;
import ru.opora.platform.documents.SourceDocument;
import ru.opora.platform.documents.SourceRefused;
import ru.opora.terms.Period;

/**
 * Recognises the plan of a document: its table among others, columns, sections, activities, terms, and the order's details
 * around it. The same document and hints always give the same plan; what is doubtful is an issue, never a guess. Stateless
 * and safe for use by many threads.
 */
public final class PlanRecogniser {

    /**
     * Recognises the plan.
     *
     * @param document the document as it was read
     * @param hints what a person has already settled
     * @return the plan with its doubts
     * @throws SourceRefused when the document has no table that could be a plan
     */
    public RecognisedPlan recognise(SourceDocument document, Hints hints) {
        PlanTables tables = new PlanTables(document);
        Candidate best = tables.best(hints.table());
        if (best == null) {
            throw SourceRefused.noTable();
        }
        return new Recognition(document, hints, tables, best).plan();
    }

    /** One run. */
    private static final class Recognition {
        private final SourceDocument document;
        private final Hints hints;
        private final PlanTables tables;
        private final Candidate best;
        private final Set<Integer> pieces;
        private final Issues issues = new Issues();
        private final PlanBody body;
        private final Layout layout;
        private final List<String> before = new ArrayList<>();
        private final List<String> after = new ArrayList<>();

        Recognition(SourceDocument document, Hints hints, PlanTables tables, Candidate best) {
            this.document = document;
            this.hints = hints;
            this.tables = tables;
            BodyBuilder builder = new BodyBuilder(tables, best);
            this.best = builder.best();
            this.body = builder.build(hints.columns());
            this.pieces = builder.pieces();
            this.layout = body.layout();
            surroundings();
        }

        RecognisedPlan plan() {
            RowClassifier rows = new RowClassifier(body, hints, before, issues);
            List<Entry> entries = rows.entries();
            after.addAll(0, rows.tailTexts());
            OrderText order = new OrderText(before, after);
            OrderHead head = new OrderHead(before, issues);
            String title = hints.title() == null ? order.title() : hints.title();
            Period period = period(title, order, head.date(), entries);
            Map<String, String> abbreviations = abbreviations(entries);
            List<PlanSection> sections = sections(entries, abbreviations.keySet(), period);
            doubts(title);
            return new RecognisedPlan(
                    title,
                    order.goal(),
                    head.issuer(),
                    head.number(),
                    head.date(),
                    Signatory.find(before, after),
                    period == null ? null : period.start(),
                    period == null ? null : period.end(),
                    abbreviations,
                    layout.view(),
                    sections,
                    issues.sorted(),
                    source(rows.kinds()),
                    choices());
        }

        private void surroundings() {
            List<SourceBlock> blocks = document.blocks();
            before.addAll(Surroundings.of(blocks.subList(0, body.firstBlock())));
            before.addAll(body.preface());
            after.addAll(Surroundings.of(blocks.subList(body.lastBlock() + 1, blocks.size())));
        }

        private @Nullable Period period(
                @Nullable String title, OrderText order, @Nullable LocalDate orderDate, List<Entry> entries) {
            if (hints.period() != null) {
                return hints.period();
            }
            Period said = before.stream()
                    .map(PeriodFinder::declared)
                    .filter(Objects::nonNull)
                    .reduce((upper, lower) -> lower)
                    .orElseGet(() -> PeriodFinder.said(title));
            for (int i = before.size() - 1; said == null && i >= Math.max(0, before.size() - 4); i--) {
                String line = before.get(i);
                boolean head = line.length() <= 250 && !Headings.ofAnotherPart(line);
                said = head && RussianDate.parse(line) == null ? PeriodFinder.said(line) : null;
            }
            said = said == null ? PeriodFinder.said(order.subject()) : said;
            return said == null ? proposed(orderDate, entries) : said;
        }

        private @Nullable Period proposed(@Nullable LocalDate orderDate, List<Entry> entries) {
            List<String> terms = entries.stream()
                    .filter(entry -> entry.kind() == RowKind.ACTIVITY)
                    .map(entry -> TermText.of(entry, layout))
                    .toList();
            List<String> headings = entries.stream()
                    .filter(entry -> entry.kind() == RowKind.SECTION)
                    .map(Entry::joined)
                    .filter(TermWords::isTermHeading)
                    .toList();
            Period period = PeriodFinder.ofTerms(
                    Stream.concat(terms.stream(), headings.stream()).toList());
            if (period == null && orderDate != null) {
                period = PeriodFinder.calendarYears(orderDate.getYear(), orderDate.getYear());
            }
            if (period == null) {
                issues.add(null, IssueCode.PERIOD_UNKNOWN);
            } else {
                issues.add(
                        null,
                        IssueCode.PERIOD_PROPOSED,
                        RussianDate.print(period.start()),
                        RussianDate.print(period.end()));
            }
            return period;
        }

        private Map<String, String> abbreviations(List<Entry> entries) {
            Abbreviations found = new Abbreviations();
            found.list(after);
            before.forEach(found::introduced);
            found.list(before);
            for (Candidate candidate : tables.all()) {
                if (!pieces.contains(candidate.grid().table())) {
                    found.table(candidate.grid());
                }
            }
            for (Entry entry : entries) {
                layout.columns().forEach(column -> found.introduced(entry.text(column.index())));
            }
            return found.found();
        }

        private List<PlanSection> sections(List<Entry> entries, Set<String> known, @Nullable Period period) {
            List<String> cells = entries.stream()
                    .flatMap(
                            entry -> layout.of(ColumnRole.EXECUTORS).stream().map(column -> entry.text(column.index())))
                    .toList();
            ActivityBuilder builder = new ActivityBuilder(
                    layout, hints, issues, Executors.learn(known, cells), period, labelsInText(entries));
            SectionTree tree = new SectionTree(issues);
            List<PlanActivity> activities = new ArrayList<>();
            for (Entry entry : entries) {
                if (entry.kind() == RowKind.SECTION) {
                    tree.section(Heading.of(entry, layout), entry.number(), entry.atBreak());
                } else {
                    PlanActivity activity = builder.build(entry, tree.openTitles());
                    activities.add(activity);
                    tree.activity(activity);
                }
            }
            List<PlanSection> sections = tree.build();
            Repetitions.rows(activities, issues);
            int number = layout.first(ColumnRole.NUMBER);
            Set<Integer> merged = entries.stream()
                    .filter(entry -> number >= 0 && entry.row().continued(number))
                    .map(Entry::number)
                    .collect(Collectors.toSet());
            Repetitions.numbers(sections, merged, issues);
            return sections;
        }

        /** Whether the texts of the activities begin with their numbers, for want of a column. */
        private boolean labelsInText(List<Entry> entries) {
            if (layout.has(ColumnRole.NUMBER) || layout.content().isEmpty()) {
                return false;
            }
            int column = layout.content().get(0).index();
            List<Entry> activities = entries.stream()
                    .filter(entry -> entry.kind() == RowKind.ACTIVITY)
                    .toList();
            long labelled = activities.stream()
                    .filter(entry -> ListMark.numeral(Texts.flat(entry.text(column))) != null)
                    .count();
            return labelled * 2 > activities.size();
        }

        private void doubts(@Nullable String title) {
            if (title == null) {
                issues.add(null, IssueCode.TITLE_MISSING);
            }
            if (!best.planLike()) {
                issues.add(null, IssueCode.PLAN_TABLE_UNSURE);
            }
            if (body.header() == null) {
                issues.add(null, IssueCode.HEADER_MISSING);
            }
            if (!layout.has(ColumnRole.TERM)) {
                issues.add(null, IssueCode.TERM_COLUMN_MISSING);
            }
            if (!layout.has(ColumnRole.EXECUTORS) && !layout.has(ColumnRole.ACTOR)) {
                issues.add(null, IssueCode.EXECUTORS_COLUMN_MISSING);
            }
            layout.columns().forEach(this::doubtColumn);
            tables.all().stream()
                    .filter(candidate -> candidate.planLike()
                            && candidate.header() != null
                            && !pieces.contains(candidate.grid().table()))
                    .forEach(candidate -> issues.add(
                            null,
                            IssueCode.OTHER_PLAN_FOUND,
                            candidate.name(),
                            String.valueOf(candidate.grid().table())));
        }

        private void doubtColumn(Layout.Column column) {
            boolean filled = body.rows().stream()
                    .filter(row -> !body.headerRows().contains(row.number()) && !row.wide())
                    .anyMatch(row -> !row.text(column.index()).isEmpty());
            String name =
                    column.header().isEmpty() ? String.valueOf(column.index() + 1) : Texts.excerpt(column.header());
            if (filled && !column.sure()) {
                issues.add(null, IssueCode.COLUMN_ROLE_UNSURE, name);
            } else if (filled && column.role() == ColumnRole.IGNORED) {
                issues.add(null, IssueCode.COLUMN_IGNORED, name);
            }
        }

        private SourceView source(Map<Integer, RowKind> kinds) {
            return new SourceView(body.rows().stream()
                    .map(row -> new SourceView.Row(
                            row.number(), kinds.getOrDefault(row.number(), RowKind.IGNORED), row.texts(layout.width())))
                    .toList());
        }

        private List<PlanTable> choices() {
            return tables.all().stream()
                    .map(candidate -> new PlanTable(
                            candidate.grid().table(),
                            candidate.name(),
                            candidate.grid().rows().size(),
                            pieces.contains(candidate.grid().table())))
                    .toList();
        }
    }
}
