package ru.opora.roadmaps.execution;

import java.util.ArrayList;
import java.util.List;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import ru.opora.platform.security.Caller;
import ru.opora.roadmaps.RoadmapState;

/** Checkpoints as views, with what the caller may do in the state they are in. */
@Mapper
interface CheckpointMapper {

    @Mapping(target = "overdue", expression = "java(row.overdue())")
    @Mapping(target = "daysLate", expression = "java(row.daysLate())")
    CheckpointSummary summary(CheckpointRow row, List<CheckpointAction> allowedActions);

    default CheckpointSummary summary(CheckpointRow row, Caller caller) {
        return summary(row, actions(row, caller));
    }

    default List<CheckpointAction> actions(CheckpointRow row, Caller caller) {
        List<CheckpointAction> actions = new ArrayList<>();
        boolean reports =
                Executing.reports(caller, row.path(), row.organization().kind());
        boolean controls = Executing.controls(caller, row.path(), row.ownerExecutes());
        if (row.roadmapState() == RoadmapState.CLOSED) {
            return reports || controls ? List.of(CheckpointAction.comment) : List.of();
        }
        if (reports && row.open()) {
            actions.addAll(List.of(CheckpointAction.report, CheckpointAction.submit));
        }
        var proposal = row.dateProposal();
        if (reports && row.open() && row.due() != null && proposal == null) {
            actions.add(CheckpointAction.proposeDate);
        }
        if (reports && row.state() == CheckpointState.SUBMITTED) {
            actions.add(CheckpointAction.withdraw);
        }
        if (controls
                && row.state() == CheckpointState.SUBMITTED
                && !row.writers().contains(caller.subject())) {
            actions.addAll(List.of(CheckpointAction.accept, CheckpointAction.sendBack));
        }
        if (controls && row.open()) {
            actions.add(CheckpointAction.cancel);
        }
        if (controls && row.mayBeReopened() && !row.writers().contains(caller.subject())) {
            actions.add(CheckpointAction.reopen);
        }
        if (controls && row.open() && proposal != null && !proposal.author().you()) {
            actions.add(CheckpointAction.decideDate);
        }
        if (reports || controls) {
            actions.add(CheckpointAction.comment);
        }
        return actions;
    }
}
