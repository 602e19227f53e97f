package ru.opora.organizations.people;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Instant;

/** A link that lets somebody in, once. */
@Schema(name = "Invitation")
record InvitationView(
        @Schema(
                description = "To be printed or sent; works once",
                example = "https://opora.example.org/invitation?code=Jm2x")
        URI link,

        Instant expiresAt,

        @Schema(description = "Whether it is on its way by e-mail")
        boolean mailed) {}
