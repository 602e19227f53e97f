package ru.opora.surveys.respondents;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Answers as they are stored: no moment, no address.
 *
 * @param answers JSON in UTF-8, an object; so is {@code computed}
 * @param limited whether no more than so many of the group are taken
 */
record ResponseRow(
        UUID id,
        UUID campaign,
        UUID participant,
        byte[] answers,
        byte[] computed,
        String language,
        LocalDate receivedOn,
        boolean late,
        @Nullable String respondent,
        @Nullable String deviceHash,
        boolean limited) {

    /**
     * What became of it.
     *
     * @param failure why it was not stored, when nothing is wrong with it
     */
    record Outcome(Kind kind, @Nullable Throwable failure) {

        enum Kind {
            STORED,
            REPEATED,
            /** Other answers are stored under this id. */
            DIFFERS,
            /** Nobody is asked there any more. */
            GONE,
            /** The campaign was scored meanwhile. */
            OVER,
            /** As many of the group as are taken had answered before. */
            FULL,
            /** The device has answered already. */
            DEVICE_USED,
            FAILED
        }

        static Outcome of(Kind kind) {
            return new Outcome(kind, null);
        }

        static Outcome failed(Throwable failure) {
            return new Outcome(Kind.FAILED, failure);
        }
    }
}
