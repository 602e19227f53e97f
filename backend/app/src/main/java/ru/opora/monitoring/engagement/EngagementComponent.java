package ru.opora.monitoring.engagement;

import io.swagger.v3.oas.annotations.media.Schema;

/** What the figure is made of. */
@Schema(name = "EngagementComponent")
enum EngagementComponent {
    /** Of the checkpoints that fell due, those reported in time. */
    CHECKPOINTS,
    /** Of the checkpoints that fell due of rows that ask for a file or a link, those whose report holds it, late or not. */
    DOCUMENTS,
    /** What directors and curators say in surveys. */
    SURVEY,
    /** Of visits those acknowledged within 14 days, of recommendations that fell due those done in time. */
    VISITS,
    /** Of those who were asked in surveys that are over, those who answered. */
    RESPONSE,
    /** Of the events that were held and that the school was invited to, those it came to. */
    EVENTS
}
