package ru.opora.organizations.people;

/** How far a person has come with signing in. */
enum PersonState {
    /** Was added and has not come in yet. */
    INVITED,
    ACTIVE,
    /** Closed for some minutes after repeated failures to sign in. */
    LOCKED,
    /** Closed at the issuer. */
    DISABLED,
    /** Works here no more; what they wrote stays. */
    LEFT
}
