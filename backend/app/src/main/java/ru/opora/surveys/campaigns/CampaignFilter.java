package ru.opora.surveys.campaigns;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.platform.persistence.Patterns;
import ru.opora.platform.persistence.Statement;

/**
 * What a list of campaigns may be narrowed by; null means everything.
 *
 * @param asked an organisation of which somebody is expected to answer
 * @param endedFrom no earlier was its last day, that of drafts left out
 * @param endedTo no later was its last day, that of drafts left out
 */
record CampaignFilter(
        @Nullable String text,
        @Nullable CampaignState state,
        @Nullable UUID asked,
        @Nullable LocalDate endedFrom,
        @Nullable LocalDate endedTo,
        @Nullable Instant updatedSince) {

    /** Engagement counts the response of a school by the same days (V74). */
    private static final String ENDED = "c.state <> 'DRAFT' AND least(c.closed_on, c.closes_on) ";

    private static final String ASKED = """
            EXISTS (SELECT 1 FROM surveys_participants a
                    WHERE a.campaign_id = c.id AND a.organization_id = :asked AND a.expected > 0)""";

    /** Of campaigns c of organisations o; the moment is bound as now. */
    Statement narrow(Statement statement) {
        return statement
                .and("lower(c.title) LIKE :text", "text", Patterns.containing(text))
                .and(
                        "surveys_state(c.state, c.opens_on, c.closes_on, opora_today(:now, o.time_zone)) = :state",
                        "state",
                        state == null ? null : state.name())
                .and(ASKED, "asked", asked)
                .and(ENDED + ">= :endedFrom", "endedFrom", endedFrom)
                .and(ENDED + "<= :endedTo", "endedTo", endedTo)
                .and("c.updated_at >= :updatedSince", "updatedSince", updatedSince);
    }
}
