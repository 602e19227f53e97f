package ru.opora.roadmaps.progress;

/** How far apart the points of a burn-up are. */
enum BurnUpStep {
    DAY,
    WEEK,
    MONTH
}
