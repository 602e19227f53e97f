package ru.opora.platform.problem;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * One invalid field of a request.
 *
 * @param pointer where it is: a JSON pointer into the body ({@code /items/0/text}), or {@code ?name} for a parameter
 * @param code a stable word a program can react to
 * @param message what is wrong and how to mend it, in the caller's language
 */
@Schema(description = "One invalid field of a request")
public record FieldError(
        @Schema(description = "JSON pointer into the body, or ?name for a parameter", example = "/items/0/periodStart")
        String pointer,

        @Schema(description = "Stable code", example = "REQUIRED")
        String code,

        @Schema(description = "What is wrong and how to mend it", example = "Поле обязательно")
        String message) {

    /** An error whose words stand in the message files under {@code field.CODE}. */
    public static FieldError of(String pointer, String code) {
        return new FieldError(pointer, code, "");
    }
}
