package ru.opora.terms;

/** Why a term needs a person's eye. The names are stable codes of the API; screens hold their words. */
public enum TermReason {
    /** The cell is empty. */
    MISSING,
    /** The year is not said and the period does not settle it. */
    YEAR_UNKNOWN
}
