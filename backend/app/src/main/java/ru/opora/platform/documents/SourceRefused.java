package ru.opora.platform.documents;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A document that is not read, with the reason and the values its message needs. */
public final class SourceRefused extends RuntimeException {
    private final Refusal refusal;
    private final transient Map<String, Object> details;

    private SourceRefused(Refusal refusal, Map<String, Object> details, @Nullable Throwable cause) {
        super(refusal + (details.isEmpty() ? "" : " " + details), cause);
        this.refusal = refusal;
        this.details = Map.copyOf(details);
    }

    public Refusal refusal() {
        return refusal;
    }

    /** Values for the message, by the names given in {@link Refusal}. */
    public Map<String, Object> details() {
        return details;
    }

    /** For the recogniser, which alone knows whether a table is a plan's. */
    public static SourceRefused noTable() {
        return of(Refusal.NO_TABLE);
    }

    static SourceRefused of(Refusal refusal) {
        return new SourceRefused(refusal, Map.of(), null);
    }

    static SourceRefused of(Refusal refusal, String name, Object value) {
        return new SourceRefused(refusal, Map.of(name, value), null);
    }

    static SourceRefused damaged(Throwable cause) {
        return new SourceRefused(Refusal.DAMAGED, Map.of(), cause);
    }

    static SourceRefused tooLarge() {
        return of(Refusal.TOO_LARGE, "limitMegabytes", Limits.FILE_BYTES / Limits.MEGABYTE);
    }

    public static SourceRefused tooComplex(String what, long limit) {
        return new SourceRefused(Refusal.TOO_COMPLEX, Map.of("what", what, "limit", limit), null);
    }
}
