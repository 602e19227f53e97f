package ru.opora.organizations.history;

/** What became of an act. */
enum ChangeState {
    /** Its day is still to come. */
    SCHEDULED,
    DONE,
    CANCELLED,
    /** Its day came, and it was not possible any more. */
    FAILED
}
