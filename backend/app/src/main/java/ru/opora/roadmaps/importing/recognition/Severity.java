package ru.opora.roadmaps.importing.recognition;

/** How much an issue asks of a person. */
public enum Severity {
    /** To know. */
    INFO,
    /** To look at and to confirm or to correct. */
    REVIEW,
    /** Without a correction a part of the plan stays without meaning. */
    ERROR
}
