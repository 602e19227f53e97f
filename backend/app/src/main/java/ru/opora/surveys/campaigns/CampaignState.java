package ru.opora.surveys.campaigns;

import io.swagger.v3.oas.annotations.media.Schema;

/** Where a campaign stands on a day: of one that was started it follows from its window. */
@Schema(name = "CampaignState")
public enum CampaignState {
    DRAFT,
    SCHEDULED,
    OPEN,
    CLOSED,
    SCORED
}
