package ru.opora.organizations.importing;

/** What applying does with a row. */
enum RowOutcome {
    /** Adds an organisation. */
    NEW,
    /** Changes one. */
    UPDATE,
    /** The organisation is so already. */
    UNCHANGED,
    /** Nothing, because of what is wrong in it. */
    ERROR,
    /** Nothing until a person chooses which organisation is meant. */
    AMBIGUOUS,
    /** Nothing, as a person decided. */
    SKIPPED
}
