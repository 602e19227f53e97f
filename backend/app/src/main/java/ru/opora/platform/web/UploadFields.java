package ru.opora.platform.web;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.multipart.FormPartEvent;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;

/** The fields of a form beside its file, few and short. */
final class UploadFields {

    private static final int BYTES = 8 * 1024;
    private static final int MOST = 20;

    private final Map<String, String> values = new HashMap<>();

    /** Keeps a field; gives what is wrong with it, if anything is. */
    @Nullable
    ProblemException take(FormPartEvent field) {
        if (field.value().getBytes(StandardCharsets.UTF_8).length > BYTES || values.size() >= MOST) {
            return ProblemException.invalid(FieldError.of("/" + field.name(), "WRONG_LENGTH"));
        }
        values.put(field.name(), field.value());
        return null;
    }

    /** A field as what it is; null when it is missing or empty. */
    <T> @Nullable T read(String name, Function<String, T> read) {
        String text = values.getOrDefault(name, "").strip();
        try {
            return text.isEmpty() ? null : read.apply(text);
        } catch (IllegalArgumentException | DateTimeException wrong) {
            throw ProblemException.invalid(FieldError.of("/" + name, "WRONG_TYPE"));
        }
    }

    /** The last step of a file's name only, without what cannot be printed or turns the direction of writing. */
    static String fileName(String sent) {
        String last = sent.replace('\\', '/');
        last = last.substring(last.lastIndexOf('/') + 1)
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}]", "")
                .strip();
        return last.isEmpty() ? "file" : last.substring(Math.max(0, last.length() - 255));
    }
}
