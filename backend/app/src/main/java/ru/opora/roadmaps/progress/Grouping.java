package ru.opora.roadmaps.progress;

/** What the progress of a roadmap is counted by. */
enum Grouping {
    SECTION,
    ROW,
    EXECUTOR_KIND,
    MUNICIPALITY,
    SCHOOL
}
