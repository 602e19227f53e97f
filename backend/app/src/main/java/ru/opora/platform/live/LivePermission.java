package ru.opora.platform.live;

/** The permission of the stream: the same word is an OAuth scope of API clients. What comes is bounded by the other ones. */
public final class LivePermission {

    public static final String READ = "events:read";

    private LivePermission() {}
}
