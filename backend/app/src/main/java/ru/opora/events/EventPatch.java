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
import ru.opora.platform.web.Patch;

/** What may be changed of an event; a field left out stays as it is, null removes it, a list is given whole. */
@Schema(name = "EventPatch")
record EventPatch(
        @NotNull Patch<EventKind> kind,

        @NotNull @Size(min = 1, max = 300) @Pattern(regexp = TEXT)
        Patch<String> title,

        @Size(max = 300) Patch<String> titleEn,

        @NotNull @Size(min = 1, max = 300) @Pattern(regexp = TEXT)
        Patch<String> organizer,

        @NotNull Patch<LocalDate> heldOn,

        @NotNull @Schema(type = "string", example = "14:00") Patch<LocalTime> beginsAt,

        @Schema(type = "string", example = "16:00") Patch<LocalTime> endsAt,

        @Size(max = 500) Patch<String> venue,

        @Size(max = 2000) @Pattern(regexp = EventRequest.LINK)
        Patch<String> link,

        @Size(max = 10_000) Patch<String> agenda,

        @NotNull @Size(max = EventRequest.MOST_POSITIONS) Patch<List<@NotBlank @Size(max = 200) String>> positions,

        Patch<UUID> programmeId,

        @NotNull @Size(max = EventRequest.MOST_SCHOOLS) Patch<List<@NotNull UUID>> schools) {

    private static final String TEXT = "(?s).*\\S.*";

    EventContent on(EventView event) {
        return new EventContent(
                kind.orKeep(event.kind()),
                title.orKeep(event.title()),
                titleEn.or(event.titleEn()),
                organizer.orKeep(event.organizer()),
                heldOn.orKeep(event.heldOn()),
                beginsAt.orKeep(event.beginsAt()),
                endsAt.or(event.endsAt()),
                venue.or(event.venue()),
                link.or(event.link()),
                agenda.or(event.agenda()),
                positions.orKeep(event.positions()),
                programmeId.or(event.programmeId()),
                schools.orKeep(event.schools()));
    }
}
