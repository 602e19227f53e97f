package ru.opora.organizations;

import java.util.ArrayList;
import java.util.List;
import org.mapstruct.Mapper;
import ru.opora.organizations.OrganizationView.Action;
import ru.opora.platform.security.Caller;

/** Rows of the tree as views, with what the caller may do. */
@Mapper
interface OrganizationMapper {

    OrganizationView view(OrganizationRow row, List<Action> allowedActions);

    OrganizationSummary summary(OrganizationRow row);

    default OrganizationView view(OrganizationRow row, Caller caller) {
        List<Action> actions = new ArrayList<>();
        boolean works = row.state() == OrganizationState.ACTIVE;
        if (caller.may(OrganizationPermission.WRITE, row.path())) {
            actions.add(Action.update);
            if (works) {
                actions.addAll(List.of(Action.addChild, Action.rename, Action.importOrganizations));
            }
        }
        // Its place and its end are decided by whoever is responsible for what is above it.
        if (works && caller.may(OrganizationPermission.WRITE, row.parentPath())) {
            actions.addAll(List.of(Action.move, Action.merge, Action.close));
        }
        if (works && caller.may("roadmaps:write", row.path())) {
            actions.add(Action.importRoadmap);
        }
        return view(row, actions);
    }
}
