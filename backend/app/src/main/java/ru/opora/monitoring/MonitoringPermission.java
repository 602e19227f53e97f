package ru.opora.monitoring;

/** The permissions of this room: the same words are OAuth scopes of API clients. */
public final class MonitoringPermission {

    /** Confirm or override computed risk factors. */
    public static final String REVIEW = "profiles:review";

    /** Make formulas and bring them into force. */
    public static final String FORMULAS = "formulas:write";

    private MonitoringPermission() {}
}
