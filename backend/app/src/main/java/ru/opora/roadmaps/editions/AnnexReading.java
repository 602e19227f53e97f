package ru.opora.roadmaps.editions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.roadmaps.RoadmapDraft;
import ru.opora.roadmaps.editions.AmendmentRequest.Annex;
import ru.opora.roadmaps.editions.PlanContent.Row;
import ru.opora.roadmaps.editions.PlanContent.Section;
import ru.opora.roadmaps.editions.RowMatcher.Match;
import ru.opora.roadmaps.editions.RowMatcher.Named;

/** Makes of the annex of an amending order the whole plan as it shall be, and says which row stands for which. */
final class AnnexReading {

    /**
     * @param sections the plan as it shall be
     * @param origins for each of its rows, in order, the current row it stands for; null for a new one
     */
    record Result(List<RoadmapDraft.Section> sections, List<@Nullable Match> origins) {}

    private final PlanContent current;
    private final Map<UUID, RoadmapDraft.Activity> annex = new LinkedHashMap<>();
    private final Map<UUID, RoadmapDraft.Section> sectionOf = new HashMap<>();
    private final Map<UUID, Match> matches;

    private AnnexReading(PlanContent current, List<RoadmapDraft.Section> sections) {
        this.current = current;
        sections.forEach(this::collect);
        this.matches = RowMatcher.match(
                current.activities().stream()
                        .map(row -> new Named(row.id(), row.number(), row.title()))
                        .toList(),
                annex.entrySet().stream()
                        .map(row -> new Named(
                                row.getKey(),
                                row.getValue().number(),
                                row.getValue().title()))
                        .toList());
    }

    static Result read(PlanContent current, List<RoadmapDraft.Section> sections, Annex kind) {
        var reading = new AnnexReading(current, sections);
        return kind == Annex.WHOLE ? reading.whole(sections) : reading.changes();
    }

    private void collect(RoadmapDraft.Section section) {
        section.activities().forEach(row -> {
            UUID id = UUID.randomUUID();
            annex.put(id, row);
            sectionOf.put(id, section);
        });
        section.sections().forEach(this::collect);
    }

    private Result whole(List<RoadmapDraft.Section> sections) {
        return new Result(sections, annex.keySet().stream().map(matches::get).toList());
    }

    /** The current plan with the rows of the annex in the place of those they stand for, and its new rows in their sections. */
    private Result changes() {
        Map<UUID, UUID> replaced = new HashMap<>();
        matches.forEach((row, match) -> replaced.put(match.origin(), row));
        List<Section> sections = new ArrayList<>(current.sections());
        Map<UUID, RoadmapDraft.Activity> said = new HashMap<>();
        List<Row> rows = new ArrayList<>();
        for (Row row : current.activities()) {
            rows.add(row);
            UUID by = replaced.get(row.id());
            said.put(
                    row.id(),
                    by == null
                            ? PlanTree.activity(row, row.termText(), row.term())
                            : Objects.requireNonNull(annex.get(by)));
        }
        annex.forEach((id, activity) -> {
            if (!matches.containsKey(id)) {
                rows.add(placed(id, activity, section(Objects.requireNonNull(sectionOf.get(id)), sections)));
                said.put(id, activity);
            }
        });
        List<UUID> order = new ArrayList<>();
        PlanContent wanted = with(sections, rows);
        List<RoadmapDraft.Section> made =
                PlanTree.sections(wanted, row -> Objects.requireNonNull(said.get(row.id())), order);
        return new Result(made, order.stream().map(id -> origin(id, replaced)).toList());
    }

    private @Nullable Match origin(UUID id, Map<UUID, UUID> replaced) {
        if (annex.containsKey(id)) {
            return null;
        }
        UUID by = replaced.get(id);
        return by == null ? new Match(id, null) : matches.get(by);
    }

    /** The current section of the same name, or a new one after all others. */
    private static @Nullable UUID section(RoadmapDraft.Section printed, List<Section> sections) {
        if (printed.number() == null && printed.title() == null) {
            return null;
        }
        var named = new Named(UUID.randomUUID(), printed.number(), printed.title());
        List<Named> known = sections.stream()
                .map(section -> new Named(section.id(), section.number(), section.title()))
                .toList();
        Match match = RowMatcher.match(known, List.of(named)).get(named.id());
        if (match != null) {
            return match.origin();
        }
        sections.add(new Section(named.id(), null, printed.number(), printed.title()));
        return named.id();
    }

    private static Row placed(UUID id, RoadmapDraft.Activity row, @Nullable UUID section) {
        return new Row(
                id,
                section,
                row.number(),
                row.title(),
                List.of(),
                null,
                null,
                null,
                List.of(),
                row.termText(),
                row.term(),
                List.of(),
                List.of());
    }

    private PlanContent with(List<Section> sections, List<Row> rows) {
        return new PlanContent(
                current.format(),
                current.roadmapId(),
                current.organizationId(),
                current.organization(),
                current.programmeId(),
                current.cohortYear(),
                current.title(),
                current.goal(),
                current.periodStart(),
                current.periodEnd(),
                sections,
                rows,
                null);
    }

    /** The sections of a plan as they are compared. */
    static List<Named> named(List<Section> sections) {
        return sections.stream()
                .map(section -> new Named(section.id(), section.number(), section.title()))
                .toList();
    }
}
