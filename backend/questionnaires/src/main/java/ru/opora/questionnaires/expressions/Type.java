package ru.opora.questionnaires.expressions;

/** What an expression gives, when it gives anything: everything may also be blank. */
public enum Type {
    BOOLEAN,
    NUMBER,
    TEXT,
    DATE,
    /** Names of choices, or ids of files. */
    LIST,
    /** Not known before there are answers. */
    ANY
}
