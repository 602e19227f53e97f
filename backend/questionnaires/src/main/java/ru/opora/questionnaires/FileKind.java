package ru.opora.questionnaires;

/** What a file may be. */
public enum FileKind {
    ANY,
    IMAGE,
    AUDIO,
    VIDEO
}
