package ru.opora.roadmaps.progress;

/** Whose rows a heat map has: municipalities with all their executors, or schools one by one. */
enum PlaceLevel {
    MUNICIPALITY,
    SCHOOL
}
