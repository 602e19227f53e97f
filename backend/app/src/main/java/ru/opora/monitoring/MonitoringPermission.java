package ru.opora.monitoring;

/** The permissions of this room: the same words are OAuth scopes of API clients. */
public final class MonitoringPermission {

    /** Assessments, indicators, rounds, engagement: whatever a person's place in the hierarchy lets be seen. */
    public static final String READ = "monitoring:read";

    /** Enter data for the own scope, confirm and return what schools below entered. */
    public static final String WRITE = "monitoring:write";

    /** Define what is measured and when, and decide by it: rules, indicators, rounds, lists. */
    public static final String MANAGE = "monitoring:manage";

    /** Confirm or override computed risk factors. */
    public static final String REVIEW = "profiles:review";

    /** Make formulas and bring them into force. */
    public static final String FORMULAS = "formulas:write";

    private MonitoringPermission() {}
}
