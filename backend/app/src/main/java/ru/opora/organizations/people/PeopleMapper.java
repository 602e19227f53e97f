package ru.opora.organizations.people;

import java.util.ArrayList;
import java.util.List;
import org.mapstruct.Mapper;
import ru.opora.platform.security.Caller;

/** Rows of people and memberships as views, with what the caller may do. */
@Mapper
interface PeopleMapper {

    MembershipView view(MembershipQueries.Row row, List<MembershipView.Action> allowedActions);

    default MembershipView view(MembershipQueries.Row row, Caller caller) {
        List<MembershipView.Action> actions = new ArrayList<>();
        if (row.state() != MembershipState.ENDED && caller.may(row.role().grant(), row.path())) {
            actions.add(MembershipView.Action.update);
            if (!caller.subject().equals(row.personSubject())) {
                actions.add(MembershipView.Action.end);
            }
        }
        return view(row, actions);
    }

    /**
     * @param visible the memberships the caller may see
     * @param managed whether the caller may decide about the whole person
     */
    default PersonView view(
            PeopleQueries.Row person,
            List<MembershipQueries.Row> visible,
            Entrance.Sign sign,
            boolean managed,
            Caller caller) {
        boolean known = person.leftOn() != null
                || visible.stream().anyMatch(row -> row.state() != MembershipState.ENDED)
                || managed;
        return new PersonView(
                person.id(),
                person.name(),
                known ? person.email() : null,
                known ? person.position() : null,
                known ? person.phone() : null,
                sign.state(),
                sign.lastSignInAt(),
                person.leftOn(),
                person.leftReason(),
                visible.stream().map(row -> view(row, caller)).toList(),
                person.version(),
                person.updatedAt(),
                managed ? actions(person, sign, caller) : List.of());
    }

    private static List<PersonView.Action> actions(PeopleQueries.Row person, Entrance.Sign sign, Caller caller) {
        if (sign.state() == PersonState.LEFT) {
            boolean reachable = person.email() != null || person.position() != null || person.phone() != null;
            return reachable
                    ? List.of(PersonView.Action.comeBack, PersonView.Action.forgetContacts)
                    : List.of(PersonView.Action.comeBack);
        }
        List<PersonView.Action> actions = new ArrayList<>();
        actions.add(PersonView.Action.update);
        actions.add(PersonView.Action.addMembership);
        if (!caller.subject().equals(person.subject())) {
            if (sign.invitable()) {
                actions.add(PersonView.Action.invite);
            }
            actions.add(PersonView.Action.leave);
        }
        return actions;
    }
}
