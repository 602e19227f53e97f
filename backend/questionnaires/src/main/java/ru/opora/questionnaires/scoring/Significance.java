package ru.opora.questionnaires.scoring;

/** How much a risk factor matters to a school. */
public enum Significance {
    HIGH,
    MEDIUM,
    LOW,
    NONE,
    /** No group is large enough to say anything. */
    INSUFFICIENT_DATA
}
