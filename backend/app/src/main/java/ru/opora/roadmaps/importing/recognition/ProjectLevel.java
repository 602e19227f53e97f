package ru.opora.roadmaps.importing.recognition;

/** The level of the project an activity belongs to. */
public enum ProjectLevel {
    /** ФП. */
    FEDERAL,
    /** РП. */
    REGIONAL
}
