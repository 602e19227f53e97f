package ru.opora.roadmaps.editions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ru.opora.roadmaps.editions.DifferencesView.DifferentField;
import ru.opora.roadmaps.editions.DifferencesView.Field;
import ru.opora.roadmaps.editions.DifferencesView.Kind;
import ru.opora.roadmaps.editions.DifferencesView.SectionChange;
import ru.opora.roadmaps.editions.DifferencesView.State;
import ru.opora.roadmaps.editions.EditionQueries.Source;
import ru.opora.roadmaps.editions.PlanContent.Row;
import ru.opora.roadmaps.editions.PlanContent.Section;

/** Compares two states of a plan. Rows are known by their ids, which they keep through all editions. */
final class Differences {

    private final PlanContent before;
    private final PlanContent after;
    private final Map<UUID, Row> rowsBefore = new LinkedHashMap<>();
    private final Map<UUID, Row> rowsAfter = new LinkedHashMap<>();
    private final Map<UUID, String> sectionNames = new HashMap<>();

    private Differences(PlanContent before, PlanContent after) {
        this.before = before;
        this.after = after;
        before.activities().forEach(row -> rowsBefore.put(row.id(), row));
        after.activities().forEach(row -> rowsAfter.put(row.id(), row));
        Stream.concat(before.sections().stream(), after.sections().stream())
                .forEach(section -> sectionNames.put(section.id(), name(section)));
    }

    static DifferencesView between(Source before, Source after) {
        var differences = new Differences(before.plan(), after.plan());
        List<DifferencesView.Row> rows = differences.rows();
        return new DifferencesView(
                new State(before.number(), before.effectiveOn()),
                new State(after.number(), after.effectiveOn()),
                differences.head(),
                differences.sections(),
                rows,
                count(rows, Kind.ADDED),
                count(rows, Kind.REMOVED),
                count(rows, Kind.MOVED),
                count(rows, Kind.CHANGED),
                (int) differences.rowsAfter.keySet().stream()
                        .filter(id ->
                                rows.stream().noneMatch(row -> row.activityId().equals(id)))
                        .count());
    }

    /** Whether the two plans say the same in the same order. */
    static boolean none(PlanContent before, PlanContent after) {
        var differences = new Differences(before, after);
        return differences.head().isEmpty()
                && differences.sections().isEmpty()
                && differences.rows().isEmpty();
    }

    private List<DifferencesView.Row> rows() {
        Set<UUID> moved = moved();
        List<DifferencesView.Row> found = new ArrayList<>();
        for (Row row : after.activities()) {
            Row was = rowsBefore.get(row.id());
            if (was == null) {
                found.add(row(row, List.of(Kind.ADDED), List.of(), null, row));
            } else {
                addChanged(found, was, row, moved.contains(row.id()));
            }
        }
        for (Row row : before.activities()) {
            if (!rowsAfter.containsKey(row.id())) {
                found.add(row(row, List.of(Kind.REMOVED), List.of(), row, null));
            }
        }
        return found;
    }

    private void addChanged(List<DifferencesView.Row> found, Row was, Row row, boolean moved) {
        List<Kind> kinds = new ArrayList<>();
        List<Field> said = RowFields.between(was, row);
        List<Field> fields = new ArrayList<>(said);
        if (!Objects.equals(was.sectionId(), row.sectionId())) {
            Field section = RowFields.of("section", section(was), section(row));
            fields.add(
                    section == null
                            ? new Field(DifferentField.section, section(was), section(row), List.of())
                            : section);
        }
        if (moved || !Objects.equals(was.sectionId(), row.sectionId())) {
            kinds.add(Kind.MOVED);
        }
        if (!said.isEmpty()) {
            kinds.add(Kind.CHANGED);
        }
        if (!kinds.isEmpty()) {
            boolean term = !was.term().equals(row.term());
            found.add(row(row, kinds, fields, term ? was : null, term ? row : null));
        }
    }

    private DifferencesView.Row row(
            Row row, List<Kind> kinds, List<Field> fields, @Nullable Row termBefore, @Nullable Row termAfter) {
        return new DifferencesView.Row(
                row.id(),
                kinds,
                row.number(),
                row.title(),
                section(row),
                fields,
                termBefore == null ? null : termBefore.term(),
                termAfter == null ? null : termAfter.term());
    }

    /** Rows whose order among those common to both changed: the fewest that explain it. */
    private Set<UUID> moved() {
        List<UUID> common =
                rowsBefore.keySet().stream().filter(rowsAfter::containsKey).toList();
        Map<UUID, Integer> place = new HashMap<>();
        for (UUID id : rowsAfter.keySet()) {
            place.put(id, place.size());
        }
        int[] places = common.stream()
                .mapToInt(id -> Objects.requireNonNull(place.get(id)))
                .toArray();
        Set<UUID> moved = new HashSet<>(common);
        Increasing.longest(places).forEach(index -> moved.remove(common.get(index)));
        return moved;
    }

    private List<Field> head() {
        return Stream.of(
                        RowFields.of("title", before.title(), after.title()),
                        RowFields.of("goal", before.goal(), after.goal()),
                        RowFields.of(
                                "periodStart",
                                before.periodStart().toString(),
                                after.periodStart().toString()),
                        RowFields.of(
                                "periodEnd",
                                before.periodEnd().toString(),
                                after.periodEnd().toString()))
                .filter(Objects::nonNull)
                .toList();
    }

    private List<SectionChange> sections() {
        Map<UUID, Section> was = new LinkedHashMap<>();
        before.sections().forEach(section -> was.put(section.id(), section));
        List<SectionChange> found = new ArrayList<>();
        for (Section section : after.sections()) {
            Section old = was.remove(section.id());
            if (old == null) {
                found.add(new SectionChange(
                        section.id(), List.of(Kind.ADDED), section.number(), section.title(), List.of()));
            } else {
                addChanged(found, old, section);
            }
        }
        was.values()
                .forEach(gone -> found.add(
                        new SectionChange(gone.id(), List.of(Kind.REMOVED), gone.number(), gone.title(), List.of())));
        return found;
    }

    private static void addChanged(List<SectionChange> found, Section old, Section section) {
        List<Field> fields = Stream.of(
                        RowFields.of("number", old.number(), section.number()),
                        RowFields.of("title", old.title(), section.title()))
                .filter(Objects::nonNull)
                .toList();
        List<Kind> kinds = new ArrayList<>();
        if (!Objects.equals(old.parentId(), section.parentId())) {
            kinds.add(Kind.MOVED);
        }
        if (!fields.isEmpty()) {
            kinds.add(Kind.CHANGED);
        }
        if (!kinds.isEmpty()) {
            found.add(new SectionChange(section.id(), kinds, section.number(), section.title(), fields));
        }
    }

    private @Nullable String section(Row row) {
        return row.sectionId() == null ? null : sectionNames.get(row.sectionId());
    }

    private static String name(Section section) {
        return Stream.of(section.number(), section.title())
                .filter(Objects::nonNull)
                .reduce((number, title) -> number + " " + title)
                .orElse("");
    }

    private static int count(List<DifferencesView.Row> rows, Kind kind) {
        return (int) rows.stream().filter(row -> row.kinds().contains(kind)).count();
    }
}
