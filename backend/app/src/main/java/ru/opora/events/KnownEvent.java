package ru.opora.events;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What the inner room needs to know of an event.
 *
 * @param path where its owner is
 * @param today the owner's
 */
public record KnownEvent(UUID id, String path, EventState state, LocalDate heldOn, LocalDate today) {

    /** Whether its day has come: before it nobody came. */
    public boolean begun() {
        return !today.isBefore(heldOn);
    }

    /** Whether it may be said who came, or said again. */
    public boolean markable() {
        return begun() && (state == EventState.ANNOUNCED || state == EventState.HELD);
    }

    /** Whether its day is over: then nobody says any more who will come. */
    public boolean over() {
        return today.isAfter(heldOn);
    }
}
