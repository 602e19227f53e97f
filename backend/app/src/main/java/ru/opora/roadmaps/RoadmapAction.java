package ru.opora.roadmaps;

/** The verbs a caller may be allowed on a roadmap, a section or a row of it. */
public enum RoadmapAction {
    update,
    delete,
    propose,
    withdraw,
    approve,
    withdrawApproval,
    activate,
    amend,
    close,
    comment,
    move
}
