package ru.opora.organizations.programmes;

/** Whether a school still takes part today. */
enum ParticipationState {
    CURRENT,
    LEFT
}
