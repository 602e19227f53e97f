package ru.opora.events;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A new event, as a draft. */
@Schema(name = "EventRequest")
record EventRequest(
        @Nullable @Schema(description = "The client's own id; made by the server when left out")
        UUID id,

        @NotNull @Schema(description = "Whose schools are invited: a region, a municipality, a school")
        UUID organizationId,

        @NotNull EventKind kind,

        @NotBlank @Size(max = 300) @Schema(example = "Как читать результаты ВПР")
        String title,

        @Nullable
        @Size(max = 300)
        @Schema(description = "The title in English", example = "How to read results of national tests")
        String titleEn,

        @NotBlank @Size(max = 300) @Schema(description = "Who holds it", example = "Институт развития образования")
        String organizer,

        @NotNull @Schema(description = "The day, where the owner is", example = "2027-03-02")
        LocalDate heldOn,

        @NotNull @Schema(type = "string", description = "By the clock of the owner", example = "14:00")
        LocalTime beginsAt,

        @Nullable @Schema(type = "string", example = "16:00")
        LocalTime endsAt,

        @Nullable
        @Size(max = 500)
        @Schema(description = "Where it is; this or the link is needed", example = "ул. Садовая, 5, актовый зал")
        String venue,

        @Nullable
        @Size(max = 2000)
        @Pattern(regexp = LINK)
        @Schema(description = "The broadcast", example = "https://video.example.org/77")
        String link,

        @Nullable @Size(max = 10_000) @Schema(description = "The programme of the event, line by line")
        String agenda,

        @Nullable
        @Size(max = MOST_POSITIONS)
        @Schema(
                description = "For whom; left out or empty: whoever the school sends",
                example = "[\"Заместитель директора\"]")
        List<@NotBlank @Size(max = 200) String> positions,

        @Nullable @Schema(description = "Only schools that take part in it are invited")
        UUID programmeId,

        @Nullable
        @Size(max = MOST_SCHOOLS)
        @Schema(description = "Only these schools are invited; left out or empty: all of them")
        List<@NotNull UUID> schools) {

    static final int MOST_POSITIONS = 20;
    static final int MOST_SCHOOLS = 500;
    static final String LINK = "https?://\\S+";

    EventContent content() {
        return new EventContent(
                kind,
                title,
                titleEn,
                organizer,
                heldOn,
                beginsAt,
                endsAt,
                venue,
                link,
                agenda,
                positions == null ? List.of() : positions,
                programmeId,
                schools == null ? List.of() : schools);
    }

    /** What asks for the opinion of who was there. */
    @Schema(name = "EventFeedback")
    record Feedback(
            @Nullable @Schema(description = "A campaign of the owner of the event; null: none")
            UUID campaignId) {}

    /** Why an event does not take place. */
    @Schema(name = "EventCancellation")
    record Cancellation(
            @NotBlank @Size(max = 1000) @Schema(example = "Заболел докладчик")
            String reason) {}
}
