package ru.opora.organizations.programmes;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationKind;
import ru.opora.organizations.programmes.ParticipationQueries.Place;
import ru.opora.platform.problem.FieldError;

/** A school to be taken in, and what stands against it. */
record Candidate(
        UUID id, ParticipationRequest request, @Nullable FieldError error) {

    static Candidate of(
            ParticipationRequest request, Map<UUID, ProgrammeQueries.Row> programmes, Map<UUID, Place> places) {
        UUID id = request.id() == null ? UUID.randomUUID() : request.id();
        return new Candidate(
                id,
                request.withId(id),
                error(request, programmes.get(request.programmeId()), places.get(request.organizationId())));
    }

    private static @Nullable FieldError error(
            ParticipationRequest request, ProgrammeQueries.@Nullable Row programme, @Nullable Place place) {
        if (place == null) {
            return FieldError.of("/organizationId", "NOT_FOUND");
        }
        if (place.kind() != OrganizationKind.SCHOOL) {
            return FieldError.of("/organizationId", "WRONG_KIND");
        }
        if (!place.active()) {
            return FieldError.of("/organizationId", "NOT_ACTIVE");
        }
        if (programme == null || !place.path().startsWith(programme.path())) {
            return FieldError.of("/programmeId", "NOT_FOUND");
        }
        if (!programme.cohortYears().contains(request.cohortYear())) {
            return FieldError.of("/cohortYear", "UNKNOWN_COHORT");
        }
        return grounds(request.grounds(), programme.grounds());
    }

    static @Nullable FieldError grounds(List<String> stated, List<Ground> known) {
        if (stated.isEmpty() && !known.isEmpty()) {
            return FieldError.of("/grounds", "REQUIRED");
        }
        Set<String> codes = known.stream().map(Ground::code).collect(Collectors.toSet());
        return codes.containsAll(stated) ? null : FieldError.of("/grounds", "UNKNOWN_GROUND");
    }
}
