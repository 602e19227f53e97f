package ru.opora.questionnaires;

/** How choices are shown. */
public enum Display {
    LIST,
    MENU,
    /** Side by side, from one end to the other. */
    LIKERT
}
