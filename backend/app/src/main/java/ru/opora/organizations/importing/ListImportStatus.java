package ru.opora.organizations.importing;

/** The life of an import. */
enum ListImportStatus {
    /** Understood, to be checked; nothing else was created. */
    PREVIEW,
    /** Being carried out, piece by piece. */
    APPLYING,
    /** Carried out; what was wrong is in the errors. */
    APPLIED,
    /** Could not be carried out; may be applied again. */
    FAILED
}
