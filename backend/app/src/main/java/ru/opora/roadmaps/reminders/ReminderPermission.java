package ru.opora.roadmaps.reminders;

/** The permission of this room: the same word is an OAuth scope of API clients. */
final class ReminderPermission {

    /** Say how an organisation and those below it are reminded. */
    static final String WRITE = "reminders:write";

    private ReminderPermission() {}
}
