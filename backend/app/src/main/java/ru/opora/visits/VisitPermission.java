package ru.opora.visits;

/** The permissions of this room: the same words are OAuth scopes of API clients. */
final class VisitPermission {

    /** Visits, their checklists, and what was recommended. */
    static final String READ = "visits:read";

    /** Plan and make visits, recommend, verify what was done. A system: in the name of the visitor. */
    static final String WRITE = "visits:write";

    /** Acknowledge visits and answer recommendations for the school; never one's own. */
    static final String ANSWER = "visits:answer";

    static final String MAY_READ = "hasAuthority('" + READ + "')";
    static final String MAY_WRITE = "hasAuthority('" + WRITE + "')";
    static final String MAY_ANSWER = "hasAuthority('" + ANSWER + "')";

    private VisitPermission() {}
}
