package ru.opora.roadmaps;

/** The verbs a caller may be allowed on a roadmap or a row of it. */
public enum RoadmapAction {
    update,
    delete,
    approve,
    activate
}
