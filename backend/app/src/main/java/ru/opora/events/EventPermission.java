package ru.opora.events;

/**
 * The permissions of this room: the same words are OAuth scopes of API clients. They are not called {@code events:…}, because
 * {@code events:read} is the scope of the live stream.
 */
public final class EventPermission {

    /** Events of own subtrees, and those that own schools are invited to; what own schools answered, and whether they came. */
    public static final String READ = "attendance:read";

    /** Plan and announce events for own schools, and say who came. */
    public static final String WRITE = "attendance:write";

    /** Say for own schools who comes. */
    public static final String ANSWER = "attendance:answer";

    public static final String MAY_READ = "hasAuthority('" + READ + "')";
    public static final String MAY_WRITE = "hasAuthority('" + WRITE + "')";
    public static final String MAY_ANSWER = "hasAuthority('" + ANSWER + "')";

    private EventPermission() {}
}
