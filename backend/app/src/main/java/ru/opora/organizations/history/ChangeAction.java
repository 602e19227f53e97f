package ru.opora.organizations.history;

/** What may be done to an organisation from a day on. */
enum ChangeAction {
    RENAME,
    MOVE,
    MERGE,
    CLOSE,
    /** Undoes the merging or closing before it. */
    REOPEN
}
