package ru.opora.notifications;

/** The permissions of this room: everybody has both, for what is their own. */
public final class NotificationPermission {

    public static final String READ = "notifications:read";
    /** Mark as read, choose what one is told. */
    public static final String WRITE = "notifications:write";

    private NotificationPermission() {}
}
