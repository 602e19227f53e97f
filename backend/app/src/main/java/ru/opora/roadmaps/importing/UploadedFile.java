package ru.opora.roadmaps.importing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.web.Upload;

/** What a caller sent to be imported. */
record UploadedFile(
        @Nullable UUID id,
        String fileName,
        byte[] content,
        @Nullable UUID organizationId,
        @Nullable LocalDate periodStart,
        @Nullable LocalDate periodEnd,
        @Nullable String title) {

    private static final int MAX_TITLE = 2000;

    static UploadedFile of(Upload upload) {
        return new UploadedFile(
                upload.read("id", UUID::fromString),
                upload.fileName(),
                upload.content(),
                upload.read("organizationId", UUID::fromString),
                upload.read("periodStart", UploadedFile::day),
                upload.read("periodEnd", UploadedFile::day),
                upload.read("title", UploadedFile::title));
    }

    private static String title(String text) {
        if (text.length() > MAX_TITLE) {
            throw ProblemException.invalid(FieldError.of("/title", "WRONG_LENGTH"));
        }
        if (text.indexOf('\0') >= 0) {
            throw ProblemException.invalid(FieldError.of("/title", "WRONG_FORMAT"));
        }
        return text;
    }

    /** In the one form of the API: years of more than four digits are beyond the database's calendar. */
    private static LocalDate day(String text) {
        if (text.length() != "2027-01-31".length()) {
            throw new DateTimeException("Not a day");
        }
        return LocalDate.parse(text);
    }
}
