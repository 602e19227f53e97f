package ru.opora.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The end of the chain: written down elsewhere, it proves later that nothing before it was changed or cut off. */
@Schema(name = "AuditHead")
record AuditHeadView(
        @Schema(description = "Place of the last sealed entry; 0 while there is none", example = "1204")
        long position,

        @Nullable
        @Schema(
                description = "SHA-256 of that entry and all before it, hexadecimal; null while there is none",
                example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
        String hash) {}
