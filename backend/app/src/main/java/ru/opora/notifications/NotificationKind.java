package ru.opora.notifications;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A kind of notification. Rooms add theirs as beans and its words to messages/notifications under {@code CODE.name},
 * {@code CODE.title} and {@code CODE.text}, where {@code {parameters}} are filled in.
 *
 * @param code a word in capitals
 * @param email how it goes by e-mail where the person did not choose
 */
public record NotificationKind(String code, Email email) {

    /** How a notification goes by e-mail. */
    @Schema(
            name = "EmailMode",
            description = "NONE: not at all; AT_ONCE: outside the quiet hours; DAILY: in one letter each morning")
    public enum Email {
        NONE,
        AT_ONCE,
        DAILY
    }
}
