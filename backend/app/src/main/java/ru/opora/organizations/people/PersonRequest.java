package ru.opora.organizations.people;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody new, with at least one membership. */
@Schema(name = "PersonRequest")
record PersonRequest(
        @Nullable @Schema(description = "The client's own id; made by the server when left out")
        UUID id,

        @NotBlank @Size(max = 300) @Schema(example = "Тетрадкина Ольга Семёновна")
        String name,

        @Nullable @Email @Size(min = 3, max = 254) @Schema(example = "tetradkina@example.org")
        String email,

        @Nullable @Size(min = 1, max = 300) @Schema(example = "заместитель директора")
        String position,

        @Nullable @Pattern(regexp = PHONE) @Schema(example = "+7 900 000-00-00")
        String phone,

        @NotEmpty @Size(max = 50) List<@Valid MembershipForm> memberships) {

    static final String PHONE = "[+\\d][\\d ()-]{2,38}\\d";

    /** How somebody leaves. */
    @Schema(name = "PersonLeaving")
    record Leave(
            @Nullable @Schema(description = "The day they leave on, at once; today when left out, never a day to come")
            LocalDate date,

            @NotBlank @Size(max = 1000) @Schema(example = "Выход на пенсию")
            String reason) {}

    /** What somebody who left comes back as. */
    @Schema(name = "PersonReturn")
    record Return(@NotEmpty @Size(max = 50) List<@Valid MembershipForm> memberships) {}

    /** The code of the link somebody was given. */
    @Schema(name = "InvitationCode")
    record Code(@NotBlank @Size(max = 200) String code) {}
}
