package ru.opora.events;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;

/**
 * All that is said of an event by who runs it, as it is written down.
 *
 * @param schools chosen ones; empty: all of the programme, or all at and below the owner
 */
record EventContent(
        EventKind kind,
        String title,
        @Nullable String titleEn,
        String organizer,
        LocalDate heldOn,
        LocalTime beginsAt,
        @Nullable LocalTime endsAt,
        @Nullable String venue,
        @Nullable String link,
        @Nullable String agenda,
        List<String> positions,
        @Nullable UUID programmeId,
        List<UUID> schools) {

    EventContent {
        title = title.strip();
        titleEn = blankToNull(titleEn);
        organizer = organizer.strip();
        venue = blankToNull(venue);
        link = blankToNull(link);
        agenda = blankToNull(agenda);
        positions = positions.stream().map(String::strip).distinct().toList();
        schools = schools.stream().distinct().toList();
    }

    /** Refuses hours that are reversed, and an event that is nowhere. */
    void requireSound() {
        List<FieldError> errors = new ArrayList<>();
        if (endsAt != null && !endsAt.isAfter(beginsAt)) {
            errors.add(FieldError.of("/endsAt", "PERIOD_REVERSED"));
        }
        if (venue == null && link == null) {
            errors.add(FieldError.of("/venue", "PLACE_OR_LINK"));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors.toArray(FieldError[]::new));
        }
    }

    /** Refuses to change who is invited: once an event is announced, invitations are sent. */
    void requireSameSchools(EventView event) {
        List<FieldError> errors = new ArrayList<>();
        if (!event.schools().equals(schools)) {
            errors.add(FieldError.of("/schools", "INVITED_ALREADY"));
        }
        if (programmeId == null ? event.programmeId() != null : !programmeId.equals(event.programmeId())) {
            errors.add(FieldError.of("/programmeId", "INVITED_ALREADY"));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors.toArray(FieldError[]::new));
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
