package ru.opora.files;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import ru.opora.organizations.OrganizationSummary;

/** A file of an organisation. */
@Schema(name = "File")
record FileView(
        UUID id,
        OrganizationSummary organization,
        @Schema(example = "Справка о посещении уроков.docx") String name,

        @Schema(description = "Found by the content", example = "image/jpeg")
        String mediaType,

        @Schema(description = "Bytes as kept: a picture without its metadata is smaller than what was sent")
        long size,

        @Schema(description = "SHA-256 of the content as kept, in hexadecimal")
        String sha256,

        long version,
        Instant createdAt,

        @Schema(description = "What the caller may do with it now")
        List<Action> allowedActions) {

    /** The verbs a caller may be allowed. */
    @Schema(name = "FileAction")
    enum Action {
        delete
    }
}
