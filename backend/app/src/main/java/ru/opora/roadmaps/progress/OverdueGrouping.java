package ru.opora.roadmaps.progress;

/** What overdue checkpoints are counted by. */
enum OverdueGrouping {
    MUNICIPALITY,
    SCHOOL,
    ROADMAP
}
