package ru.opora.roadmaps;

/** The life of a roadmap: DRAFT → IN_AGREEMENT → APPROVED → ACTIVE → CLOSED. */
public enum RoadmapState {
    DRAFT,
    IN_AGREEMENT,
    APPROVED,
    ACTIVE,
    CLOSED
}
