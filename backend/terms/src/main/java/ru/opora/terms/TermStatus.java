package ru.opora.terms;

/** How far the meaning of a term's text is known. */
public enum TermStatus {
    /** The meaning is certain; the dates, if it has any, stand in the windows. */
    PARSED,
    /** Understood, but it has no date by nature: on request, by a schedule, continuous, relative to an event. */
    OPEN,
    /** Doubtful: the reasons say why, the proposal says what was most likely meant. A person confirms. */
    NEEDS_REVIEW,
    /** Nothing in the text was recognised as a term. */
    UNPARSEABLE
}
