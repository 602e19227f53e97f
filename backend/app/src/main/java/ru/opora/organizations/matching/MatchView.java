package ru.opora.organizations.matching;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import ru.opora.organizations.OrganizationSummary;

/** What each name may mean, in the order of the request. */
@Schema(name = "OrganizationMatches")
record MatchView(List<Item> items) {

    /** How sure it is. */
    @Schema(name = "OrganizationMatchResult")
    enum Result {
        /** One organisation is called so, spelling of the legal form and marks apart. */
        EXACT,
        /** One organisation was called so, or the spelling is a known error. */
        ALIAS,
        /** One organisation is called much like it; a person confirms. */
        LIKELY,
        /** Several are as likely; a person chooses. */
        AMBIGUOUS,
        NONE
    }

    /** One name. */
    @Schema(name = "OrganizationMatch")
    record Item(String name, Result result, List<Candidate> candidates) {}

    /** One organisation it may mean. */
    @Schema(name = "OrganizationMatchCandidate")
    record Candidate(
            OrganizationSummary organization,

            @Schema(description = "From 0 to 1", example = "0.87")
            double score,

            @Schema(description = "The name by which it was found: today's, the short one or an alias")
            String matched) {}
}
