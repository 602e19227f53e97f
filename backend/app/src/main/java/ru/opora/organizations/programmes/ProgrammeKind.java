package ru.opora.organizations.programmes;

/** Whose programme it is. */
enum ProgrammeKind {
    FEDERAL,
    REGIONAL
}
