package ru.opora.organizations.programmes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mapstruct.Mapper;
import ru.opora.organizations.OrganizationPermission;
import ru.opora.platform.security.Caller;

/** Rows of programmes and participations as views, with what the caller may do. */
@Mapper
interface ProgrammeMapper {

    ProgrammeView view(ProgrammeQueries.Row row, List<ProgrammeView.Action> allowedActions);

    ParticipationView view(
            ParticipationQueries.Row row, List<Ground> grounds, List<ParticipationView.Action> allowedActions);

    default ProgrammeView view(ProgrammeQueries.Row row, Caller caller) {
        List<ProgrammeView.Action> actions = new ArrayList<>();
        if (caller.may(OrganizationPermission.PROGRAMMES_WRITE, row.path())) {
            actions.add(ProgrammeView.Action.update);
            actions.add(ProgrammeView.Action.delete);
        }
        if (caller.permissions().contains(OrganizationPermission.PROGRAMMES_WRITE)) {
            actions.add(ProgrammeView.Action.addParticipation);
        }
        return view(row, actions);
    }

    default ParticipationView view(ParticipationQueries.Row row, Caller caller) {
        List<ParticipationView.Action> actions = new ArrayList<>();
        if (caller.may(OrganizationPermission.PROGRAMMES_WRITE, row.path())) {
            actions.add(ParticipationView.Action.update);
            actions.add(row.leftOn() == null ? ParticipationView.Action.leave : ParticipationView.Action.comeBack);
        }
        Map<String, Ground> known =
                row.programmeGrounds().stream().collect(Collectors.toMap(Ground::code, Function.identity()));
        List<Ground> grounds = row.groundCodes().stream()
                .map(code -> known.getOrDefault(code, new Ground(code, code)))
                .toList();
        return view(row, grounds, actions);
    }
}
