package ru.opora.roadmaps;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import ru.opora.platform.security.Caller;

/** Rows of roadmaps as views, with what the caller may do in the state they are in. */
@Mapper
interface RoadmapMapper {

    RoadmapSummary summary(RoadmapQueries.Row row, List<RoadmapAction> allowedActions);

    RoadmapView view(RoadmapQueries.Row row, List<RoadmapView.Section> sections, List<RoadmapAction> allowedActions);

    default List<RoadmapAction> actions(RoadmapQueries.Row row, Caller caller) {
        List<RoadmapAction> actions = new ArrayList<>();
        boolean mayApprove = caller.may(RoadmapPermission.APPROVE, row.path());
        if (row.state() == RoadmapState.DRAFT && caller.may(RoadmapPermission.WRITE, row.path())) {
            actions.add(RoadmapAction.update);
            actions.add(RoadmapAction.delete);
        }
        if (row.state() == RoadmapState.DRAFT && mayApprove) {
            actions.add(RoadmapAction.approve);
        }
        if (row.state() == RoadmapState.APPROVED && mayApprove) {
            actions.add(RoadmapAction.activate);
        }
        return actions;
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
                        row.id(), row.number(), row.title(), row.activityCount(), below(row.id(), children)))
                .toList();
    }
}
