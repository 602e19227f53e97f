package ru.opora.roadmaps.importing.recognition;

/** What may be doubtful in a recognised plan. The names are stable codes of the API; bundles hold their words. */
public enum IssueCode {
    TERM_NEEDS_REVIEW(Severity.REVIEW),
    TERM_MISSING(Severity.REVIEW),
    TERM_UNPARSEABLE(Severity.ERROR),
    /** The row has no term of its own; the heading of its section says one. */
    TERM_FROM_SECTION(Severity.INFO),
    TERM_COLUMN_MISSING(Severity.REVIEW),
    ROW_JOINED(Severity.INFO),
    /** Joined, but a cell of the lower part looks like a row of its own. */
    ROW_JOIN_UNSURE(Severity.REVIEW),
    ROW_DUPLICATED(Severity.REVIEW),
    /** One merged activity over rows with different terms: each became an activity. */
    ROW_SPLIT(Severity.REVIEW),
    /** One merged activity over rows that differ in executors or text: they became its tasks. */
    ROWS_MERGED(Severity.REVIEW),
    /** The row was left out. */
    ROW_IGNORED(Severity.INFO),
    ROW_WITHOUT_ACTIVITY(Severity.REVIEW),
    /** A repeated header holds words that the first one lacks; they may belong to the row before it. */
    HEADER_DIFFERS(Severity.REVIEW),
    HEADER_MISSING(Severity.REVIEW),
    NUMBER_REPEATED(Severity.INFO),
    COLUMN_ROLE_UNSURE(Severity.REVIEW),
    COLUMN_IGNORED(Severity.INFO),
    EXECUTORS_MISSING(Severity.REVIEW),
    EXECUTORS_COLUMN_MISSING(Severity.INFO),
    PERIOD_PROPOSED(Severity.REVIEW),
    PERIOD_UNKNOWN(Severity.REVIEW),
    DATE_CONTRADICTS_ORDER(Severity.REVIEW),
    SECTION_EMPTY(Severity.REVIEW),
    SECTION_UNSURE(Severity.REVIEW),
    PLAN_TABLE_UNSURE(Severity.REVIEW),
    /** Another table of the document looks like a plan too. */
    OTHER_PLAN_FOUND(Severity.INFO),
    TITLE_MISSING(Severity.REVIEW);

    private final Severity severity;

    IssueCode(Severity severity) {
        this.severity = severity;
    }

    /** How much it asks of a person. */
    public Severity severity() {
        return severity;
    }
}
