package ru.opora.roadmaps.importing.recognition;

/** What a row of the source was taken for. */
public enum RowKind {
    /** The heading of the columns, its repetition, or a title above it. */
    HEADER,
    /** The heading of a section. */
    SECTION,
    /** An activity. */
    ACTIVITY,
    /** Empty, a total, a note, a signature. */
    IGNORED,
    /** A part of the row above, split from it by a page end or by merged cells. */
    CONTINUATION
}
