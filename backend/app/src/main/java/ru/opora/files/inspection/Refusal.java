package ru.opora.files.inspection;

/** Why a file does not come in. */
public enum Refusal {
    EMPTY,
    NOT_ACCEPTED,
    NAME_MISMATCH,
    ENCRYPTED,
    MACROS,
    DAMAGED
}
