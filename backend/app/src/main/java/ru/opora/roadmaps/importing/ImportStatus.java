package ru.opora.roadmaps.importing;

/** The life of an import. */
enum ImportStatus {
    /** Understood, to be checked; nothing else was created. */
    PREVIEW,
    /** Became a draft roadmap. */
    APPLIED
}
