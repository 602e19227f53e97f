package ru.opora.platform.documents;

/** Why a document is not read; each has its own problem with advice what to do. */
public enum Refusal {
    /** The file is larger than {@code limitMegabytes}. */
    TOO_LARGE,
    /** There is nothing to read in it. */
    EMPTY,
    /** The content is of a kind that is not read ({@code found}), whatever the name says. */
    WRONG_TYPE,
    /** It opens with a password only. */
    ENCRYPTED,
    /** It carries macros or scripts ({@code part}). */
    MACROS,
    /** It unpacks to far more than it seems to hold. */
    ARCHIVE_BOMB,
    /** Its XML defines a document type or entities. */
    XML_ENTITIES,
    /** It is cut off or broken. */
    DAMAGED,
    /** It has more of {@code what} than {@code limit}. */
    TOO_COMPLEX,
    /** It has no table, so no plan. */
    NO_TABLE
}
