package ru.opora.reports;

/** The permissions of this room: the same words are OAuth scopes of API clients. */
final class ReportsPermission {

    /** Templates, reports that are owed, and what they add up to. */
    static final String READ = "reports:read";

    /** Write and submit the own reports, decide on those from below, say what is owed. */
    static final String WRITE = "reports:write";

    static final String MAY_READ = "hasAuthority('" + READ + "')";
    static final String MAY_WRITE = "hasAuthority('" + WRITE + "')";

    private ReportsPermission() {}
}
