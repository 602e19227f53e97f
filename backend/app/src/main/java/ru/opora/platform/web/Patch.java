package ru.opora.platform.web;

import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * A field of a merge patch (RFC 7396): left out it stays as it is, {@code null} removes the value, anything else takes its
 * place. Constraints stand before the component and count only for what was sent; {@code @NotNull} refuses a removal:
 *
 * <pre>record RoadmapPatch(@NotNull @Size(min = 1) Patch&lt;String&gt; title, Patch&lt;LocalDate&gt; orderDate) {}</pre>
 */
@JsonDeserialize(using = PatchReader.class)
public final class Patch<T> {

    private static final Patch<?> ABSENT = new Patch<>(null, false);

    private final @Nullable T value;
    private final boolean sent;

    private Patch(@Nullable T value, boolean sent) {
        this.value = value;
        this.sent = sent;
    }

    /** A field that was left out. */
    @SuppressWarnings("unchecked") // it holds no value of any type
    public static <T> Patch<T> absent() {
        return (Patch<T>) ABSENT;
    }

    /** A field that was sent; with null to be removed. */
    public static <T> Patch<T> of(@Nullable T value) {
        return new Patch<>(value, true);
    }

    public boolean isSent() {
        return sent;
    }

    /** Whether the value is to be removed. */
    public boolean removes() {
        return sent && value == null;
    }

    /** What was sent; null when it was left out or is to be removed. */
    public @Nullable T value() {
        return value;
    }

    /** The value after the patch, of a field that may be empty. */
    public @Nullable T or(@Nullable T current) {
        return sent ? value : current;
    }

    /** The value after the patch, of a field that is never empty: its component carries {@code @NotNull}. */
    public T orKeep(T current) {
        return sent ? Objects.requireNonNull(value) : current;
    }

    /** Does something with a value that was sent and is not null. */
    public void ifGiven(Consumer<T> use) {
        if (value != null) {
            use.accept(value);
        }
    }
}
