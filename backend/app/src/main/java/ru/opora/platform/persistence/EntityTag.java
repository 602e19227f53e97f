package ru.opora.platform.persistence;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Mono;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;

/**
 * Versions of rows as entity tags: {@code "3"} on the wire, 3 in the row. Where an answer also says what is no part of the
 * row, like how many children there are, the tag has that too, {@code "3-17"}: it moves with the answer, and a writer's
 * condition still is about the row alone.
 */
public final class EntityTag {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,18})(?:-\\d{1,18})?\"");

    private EntityTag() {}

    /** The tag of a version. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /** The tag of a version and of something beside the row that the answer says too. */
    public static String of(long version, long beside) {
        return "\"" + version + "-" + beside + "\"";
    }

    /** An answer that carries its tag; Spring answers 304 by it when If-None-Match says so. */
    public static <T> ResponseEntity<T> ok(T body, long version) {
        return tagged(body, of(version));
    }

    /** An answer that also says something beside the row. */
    public static <T> ResponseEntity<T> ok(T body, long version, long beside) {
        return tagged(body, of(version, beside));
    }

    /** An answer to the making of a record: where it is, and its tag. */
    public static <T> ResponseEntity<T> created(String collection, UUID id, T body, long version) {
        return ResponseEntity.created(URI.create(collection + "/" + id))
                .eTag(of(version))
                .body(body);
    }

    /**
     * What an update on the condition of a version comes to: the record as it is now, or with no row changed the refusal
     * that carries it.
     */
    public static <T> Mono<T> matched(long changed, Mono<T> now) {
        return changed > 0 ? now : now.flatMap(current -> Mono.error(ProblemException.stale(current)));
    }

    /** An answer that says much beside its row: the tag moves with every word of it, a writer's condition with the row only. */
    public static <T extends Record> ResponseEntity<T> whole(T body, long version) {
        return tagged(body, ofWhole(body, version));
    }

    /** The tag of a row's version and of all that the answer says; the same on every node. */
    public static String ofWhole(Record body, long version) {
        return of(version, versionOf(body));
    }

    /**
     * The version of what has no row of its own, such as a list that is written whole: what it says, as a number. It is the
     * same on every node; whoever writes holds a lock from reading it to writing.
     *
     * @param content something whose words are all in its {@code toString()}: a record, or a list of records
     */
    public static long versionOf(Object content) {
        var sum = new CRC32();
        sum.update(content.toString().getBytes(StandardCharsets.UTF_8));
        return sum.getValue();
    }

    private static <T> ResponseEntity<T> tagged(T body, String tag) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag(tag)
                .body(body);
    }

    /** What a header names that is no version: no row has it, so that the answer is 412 with the row's state. */
    private static final long NO_VERSION = -1;

    /**
     * The version the writer has seen; one that no row has when the header doesn't name one.
     *
     * @param ifMatch the header as sent
     * @throws ProblemException 428 when the header is missing
     */
    public static long required(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw ProblemException.of(ProblemType.PRECONDITION_REQUIRED);
        }
        Matcher tag = TAG.matcher(ifMatch.strip());
        return tag.matches() ? Long.parseLong(tag.group(1)) : NO_VERSION;
    }

    /** The version the writer has seen, of a step that can be taken without saying one; null when none is said. */
    public static @Nullable Long optional(@Nullable String ifMatch) {
        return ifMatch == null ? null : (Long) required(ifMatch);
    }
}
