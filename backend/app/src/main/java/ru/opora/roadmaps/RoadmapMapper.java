package ru.opora.roadmaps;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import ru.opora.platform.security.Caller;

/** Rows of roadmaps as views, with what the caller may do in the state they are in. */
@Mapper
interface RoadmapMapper {

    @Mapping(target = "organizationId", source = "organization.id")
    Roadmaps.Known known(RoadmapQueries.Row row);

    RoadmapSummary summary(RoadmapQueries.Row row, List<RoadmapAction> allowedActions);

    RoadmapView view(RoadmapQueries.Row row, List<RoadmapView.Section> sections, List<RoadmapAction> allowedActions);

    default List<RoadmapAction> actions(RoadmapQueries.Row row, Caller caller) {
        List<RoadmapAction> actions = new ArrayList<>();
        if (caller.may(RoadmapPermission.WRITE, row.path())) {
            actions.addAll(written(row));
        }
        if (caller.may(RoadmapPermission.APPROVE, row.path())) {
            actions.addAll(waits(row) ? List.of(RoadmapAction.withdrawApproval) : decided(row.state()));
        }
        boolean talks = row.state() == RoadmapState.DRAFT || row.state() == RoadmapState.IN_AGREEMENT;
        if (talks && caller.permissions().contains(RoadmapPermission.WRITE)) {
            actions.add(RoadmapAction.comment);
        }
        return actions;
    }

    /** What those may do who write the organisation's plans. */
    private static List<RoadmapAction> written(RoadmapQueries.Row row) {
        return switch (row.state()) {
            case DRAFT -> List.of(RoadmapAction.update, RoadmapAction.delete, RoadmapAction.propose);
            case IN_AGREEMENT -> List.of(RoadmapAction.withdraw);
            case APPROVED, ACTIVE -> waits(row) ? List.of() : List.of(RoadmapAction.amend);
            case CLOSED -> List.of();
        };
    }

    /** An amendment that was approved for a later day is no plan by itself. */
    private static boolean waits(RoadmapQueries.Row row) {
        return row.amendsId() != null && row.state() == RoadmapState.APPROVED;
    }

    /** What those may do who sign. */
    private static List<RoadmapAction> decided(RoadmapState state) {
        return switch (state) {
            case DRAFT, IN_AGREEMENT -> List.of(RoadmapAction.approve);
            case APPROVED -> List.of(RoadmapAction.activate, RoadmapAction.close);
            case ACTIVE -> List.of(RoadmapAction.close);
            case CLOSED -> List.of();
        };
    }

    /** Puts the flat sections under their parents. */
    default List<RoadmapView.Section> tree(List<RoadmapQueries.SectionRow> rows) {
        Map<@Nullable UUID, List<RoadmapQueries.SectionRow>> children = new HashMap<>();
        rows.forEach(row -> children.computeIfAbsent(row.parentId(), parent -> new ArrayList<>())
                .add(row));
        return below(null, children);
    }

    private List<RoadmapView.Section> below(
            @Nullable UUID parent, Map<@Nullable UUID, List<RoadmapQueries.SectionRow>> children) {
        return children.getOrDefault(parent, List.of()).stream()
                .map(row -> new RoadmapView.Section(
                        row.id(),
                        row.number(),
                        row.title(),
                        row.activityCount(),
                        row.version(),
                        below(row.id(), children)))
                .toList();
    }
}
