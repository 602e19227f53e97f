package ru.opora.organizations.matching;

/** Why an organisation is also known by a name. */
enum AliasKind {
    /** It was called so. */
    FORMER_NAME,
    /** An error of typing or scanning that is seen in documents. */
    SPELLING,
    OTHER
}
