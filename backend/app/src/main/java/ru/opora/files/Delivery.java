package ru.opora.files;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;

/**
 * How a content is given out: the whole or one part of it, always as what it was found to be, never as something a browser
 * would run, shown in the page only when it is a picture.
 *
 * @param from the first byte
 * @param count how many bytes
 * @param partial whether a part was asked for
 */
record Delivery(FileRow file, long from, long count, boolean partial) {

    private static final Set<String> SHOWN = Set.of("image/jpeg", "image/png", "image/webp");

    /**
     * Reads what part is wanted. Of several parts at once none is given but the whole, as the standard allows.
     *
     * @param ifRange the entity tag for which alone the part is wanted
     * @throws ProblemException 416 when the file is shorter
     */
    static Delivery of(FileRow file, @Nullable String range, @Nullable String ifRange) {
        List<HttpRange> ranges = ranges(range);
        boolean other = ifRange != null && !ifRange.equals(tag(file));
        if (ranges.size() != 1 || other) {
            return new Delivery(file, 0, file.size(), false);
        }
        try {
            long from = ranges.get(0).getRangeStart(file.size());
            long to = ranges.get(0).getRangeEnd(file.size());
            if (from >= file.size() || to < from) {
                throw ProblemException.of(ProblemType.RANGE_NOT_SATISFIABLE);
            }
            return new Delivery(file, from, to - from + 1, true);
        } catch (IllegalArgumentException beyond) {
            throw ProblemException.of(ProblemType.RANGE_NOT_SATISFIABLE);
        }
    }

    /** A header that is no range is as none. */
    private static List<HttpRange> ranges(@Nullable String range) {
        try {
            return range == null ? List.of() : HttpRange.parseRanges(range);
        } catch (IllegalArgumentException unreadable) {
            return List.of();
        }
    }

    ResponseEntity.BodyBuilder head() {
        ResponseEntity.BodyBuilder head = ResponseEntity.status(partial ? HttpStatus.PARTIAL_CONTENT : HttpStatus.OK)
                .eTag(tag(file))
                .cacheControl(CacheControl.noCache().cachePrivate())
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .contentLength(count)
                .header(HttpHeaders.ACCEPT_RANGES, "bytes")
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox");
        return partial
                ? head.header(HttpHeaders.CONTENT_RANGE, "bytes " + from + "-" + (from + count - 1) + "/" + file.size())
                : head;
    }

    private String disposition() {
        ContentDisposition.Builder how =
                SHOWN.contains(file.mediaType()) ? ContentDisposition.inline() : ContentDisposition.attachment();
        return how.filename(file.name(), StandardCharsets.UTF_8).build().toString();
    }

    private static String tag(FileRow file) {
        return "\"" + file.sha256() + "\"";
    }
}
