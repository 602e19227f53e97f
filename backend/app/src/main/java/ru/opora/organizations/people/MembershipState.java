package ru.opora.organizations.people;

/** Where a membership is in time, by the calendar of its organisation. */
enum MembershipState {
    PLANNED,
    CURRENT,
    ENDED
}
