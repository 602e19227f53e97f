package ru.opora.roadmaps.execution;

/** The life of a report: what was returned stays as it is, the next one is new. */
enum ReportState {
    DRAFT,
    SUBMITTED,
    ACCEPTED,
    RETURNED
}
