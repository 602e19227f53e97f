package ru.opora.platform.problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that cannot be served, with everything the answer will say about it. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient List<FieldError> errors;
    private final transient Map<String, Object> extensions;
    private final transient Object[] arguments;
    private final @Nullable Duration retryAfter;

    private ProblemException(
            ProblemType type,
            List<FieldError> errors,
            Map<String, Object> extensions,
            Object[] arguments,
            @Nullable Duration retryAfter) {
        super(type.code(), null, false, false);
        this.type = type;
        this.errors = errors;
        this.extensions = extensions;
        this.arguments = arguments;
        this.retryAfter = retryAfter;
    }

    /** A problem whose detail sentence takes these arguments. */
    public static ProblemException of(ProblemType type, Object... arguments) {
        return new ProblemException(type, List.of(), Map.of(), arguments, null);
    }

    /** A problem that carries something more for the client, under a name of its own. */
    public static ProblemException with(ProblemType type, String name, Object value) {
        return new ProblemException(type, List.of(), Map.of(name, value), new Object[0], null);
    }

    /** A problem whose detail sentence takes these arguments, and that carries something more for the client. */
    public static ProblemException with(ProblemType type, String name, Object value, Object... arguments) {
        return new ProblemException(type, List.of(), Map.of(name, value), arguments, null);
    }

    static ProblemException of(ProblemType type, List<FieldError> errors) {
        return new ProblemException(type, errors, Map.of(), new Object[0], null);
    }

    /** A problem that passes by itself: the answer says when to try again. */
    public static ProblemException later(ProblemType type, Duration retryAfter) {
        return new ProblemException(type, List.of(), Map.of(), new Object[0], retryAfter);
    }

    /** Fields that are present but cannot be accepted. */
    public static ProblemException invalid(FieldError... errors) {
        return new ProblemException(ProblemType.INVALID_FIELDS, List.of(errors), Map.of(), new Object[0], null);
    }

    /** A parameter of the address that cannot be read. */
    public static ProblemException badParameter(String name, String code) {
        return new ProblemException(
                ProblemType.BAD_REQUEST, List.of(FieldError.of("?" + name, code)), Map.of(), new Object[0], null);
    }

    /** The header's key was used for another request. */
    public static ProblemException keyReused(String header) {
        return new ProblemException(
                ProblemType.IDEMPOTENCY_KEY_REUSED,
                List.of(FieldError.of("?" + header, "REUSED")),
                Map.of(),
                new Object[0],
                null);
    }

    /** The row was changed by somebody else; the current state goes along. */
    public static ProblemException stale(@Nullable Object current) {
        return new ProblemException(
                ProblemType.STALE,
                List.of(),
                current == null ? Map.of() : Map.of("current", current),
                new Object[0],
                null);
    }

    public ProblemType type() {
        return type;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Map<String, Object> extensions() {
        return extensions;
    }

    /** When to try again; null where trying again would not help. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    Object[] arguments() {
        return arguments;
    }
}
