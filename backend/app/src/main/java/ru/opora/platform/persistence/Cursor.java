package ru.opora.platform.persistence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ru.opora.platform.problem.ProblemException;

/**
 * The sort key of the last row of a page, opaque to the client: the next page starts right after it, at any depth at
 * the same cost.
 */
public record Cursor(List<String> key) {

    private static final String SEPARATOR = "\u001f";

    static String encode(List<String> key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, key).getBytes(StandardCharsets.UTF_8));
    }

    /** Whether a page after the first is asked for; an empty cursor asks for the first, as none does. */
    public static boolean isGiven(@Nullable String text) {
        return text != null && !text.isEmpty();
    }

    /**
     * Reads a cursor.
     *
     * @param text as the client sent it
     * @param parts how many parts the key of this list has
     * @return the key, or empty for the first page
     * @throws ProblemException when it is not a cursor of such a list
     */
    public static Optional<Cursor> decode(@Nullable String text, int parts) {
        if (text == null || !isGiven(text)) {
            return Optional.empty();
        }
        try {
            String key = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            List<String> values = List.of(key.split(SEPARATOR, -1));
            if (values.size() == parts && key.indexOf('\0') < 0) {
                return Optional.of(new Cursor(new ArrayList<>(values)));
            }
        } catch (IllegalArgumentException notBase64) {
            // falls through: the caller's mistake, said below
        }
        throw unknown();
    }

    /** One part of the key in its own type. */
    public <T> T part(int index, Function<String, T> read) {
        try {
            return read.apply(key.get(index));
        } catch (IllegalArgumentException | java.time.DateTimeException wrong) {
            throw unknown();
        }
    }

    public UUID uuid(int index) {
        return part(index, UUID::fromString);
    }

    private static ProblemException unknown() {
        return ProblemException.badParameter("cursor", "UNKNOWN_CURSOR");
    }
}
