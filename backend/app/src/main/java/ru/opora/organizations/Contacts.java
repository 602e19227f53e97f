package ru.opora.organizations;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** How an organisation is reached. */
@Schema(name = "OrganizationContacts")
public record Contacts(
        @Nullable @Size(min = 1, max = 500) @Schema(example = "Озёрск, ул. Школьная, 4")
        String address,

        @Nullable @Size(max = 100) @Pattern(regexp = PHONE) @Schema(example = "+7 812 000-00-00, доб. 12")
        String phone,

        @Nullable @Size(max = 320) @Email @Schema(example = "school2@example.org")
        String email,

        @Nullable @Size(max = 300) @Pattern(regexp = WEBSITE) @Schema(example = "https://school2.example.org")
        String website,

        @Nullable
        @Size(min = 1, max = 300)
        @Schema(description = "Who heads it, as printed", example = "Белова Ирина Петровна")
        String head) {

    public static final Contacts NONE = new Contacts(null, null, null, null, null);

    /** Digits, and what people put between several numbers; at least five digits in all. */
    public static final String PHONE = "(?=(?:\\D*\\d){5})[0-9+()\\-., ;/доб#]+";

    /** With or without https://; letters of any alphabet, as in школа.рф. */
    public static final String WEBSITE =
            "(?:https?://)?[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\-]*\\.)+[\\p{L}\\p{N}\\-]{2,}(?::\\d{1,5})?(?:[/?#]\\S*)?";
}
