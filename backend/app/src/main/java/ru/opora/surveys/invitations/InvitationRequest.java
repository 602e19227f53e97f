package ru.opora.surveys.invitations;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.surveys.Audience;

/** People of one group who are asked by letter; who was asked before is left alone. */
@Schema(name = "SurveyInvitationsRequest")
record InvitationRequest(
        @NotNull UUID organizationId,
        @NotNull Audience audience,

        @NotNull @Size(min = 1, max = 1000) List<@NotNull @Valid Recipient> recipients) {

    /** Whom a letter goes to. */
    @Schema(name = "SurveyRecipient")
    record Recipient(
            @NotNull @Size(min = 3, max = 254) @Email @Pattern(regexp = "[\\x21-\\x7e]+")
            String email,

            @Nullable @Pattern(regexp = "ru|en") @Schema(description = "Left out: ru")
            String language) {}
}
