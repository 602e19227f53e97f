package ru.opora.visits;

import java.util.ArrayList;
import java.util.List;
import ru.opora.platform.security.Caller;
import ru.opora.visits.VisitQueries.Place;
import ru.opora.visits.VisitView.Action;

/** Who visits and who answers for the school: two sides that nobody takes at once in one visit. */
final class VisitRights {

    private VisitRights() {}

    /** Plans visits to the school, and sees what is not completed yet. */
    static boolean plans(Caller caller, Place place) {
        return caller.may(VisitPermission.WRITE, place.path());
    }

    /** Makes this visit: is the visitor, or a system that writes in the visitor's name. */
    static boolean visits(Caller caller, Place place) {
        return plans(caller, place) && (place.mine() || caller.system());
    }

    /** Answers for the school. */
    static boolean answers(Caller caller, Place place) {
        return caller.may(VisitPermission.ANSWER, place.path()) && !place.mine() && !place.ended();
    }

    /** Whether the caller might take the step in some state of the visit. */
    static boolean mayEver(Caller caller, Place place, Action action) {
        return switch (action) {
            case update, cancel -> plans(caller, place);
            case record, begin, complete, recommend -> visits(caller, place);
            case acknowledge -> answers(caller, place);
        };
    }

    static List<Action> actions(Caller caller, Place place, VisitState state) {
        List<Action> actions = new ArrayList<>();
        for (Action action : Action.values()) {
            if (fits(action, state) && mayEver(caller, place, action)) {
                actions.add(action);
            }
        }
        return actions;
    }

    private static boolean fits(Action action, VisitState state) {
        return switch (action) {
            case update, record, complete, cancel -> state.open();
            case begin -> state == VisitState.PLANNED;
            case acknowledge -> state == VisitState.COMPLETED;
            case recommend -> state == VisitState.IN_PROGRESS || state.told();
        };
    }
}
