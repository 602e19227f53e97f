package ru.opora.organizations;

/** Whether an organisation works. */
public enum OrganizationState {
    ACTIVE,
    CLOSED,
    /** Closed, and another organisation goes on with what it did. */
    MERGED
}
