package ru.opora.roadmaps.importing.recognition;

/** What part of a term a column holds. */
enum TermPart {
    /** The whole text. */
    WHOLE,
    /** The first day. */
    START,
    /** The last day. */
    FINISH,
    /** The time of day. */
    TIME,
    /** A quarter, month or year named by the heading; the cell marks it. */
    SLOT
}
