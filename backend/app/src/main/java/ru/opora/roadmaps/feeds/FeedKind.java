package ru.opora.roadmaps.feeds;

import io.swagger.v3.oas.annotations.media.Schema;

/** What a calendar shows. */
@Schema(
        name = "CalendarFeedKind",
        description =
                "PERSON: the tasks the owner reports on; ORGANIZATION: all tasks of one executor; ROADMAP: the rows of a plan")
enum FeedKind {
    PERSON,
    ORGANIZATION,
    ROADMAP
}
