package ru.opora.questionnaires;

/** Everything that may be wrong with a definition. An error keeps it from being frozen; a warning is shown. */
public enum ProblemCode {
    // its JSON
    MALFORMED(true),
    UNKNOWN_FIELD(true),
    REQUIRED(true),
    WRONG_TYPE(true),
    UNKNOWN_VALUE(true),
    OUT_OF_RANGE(true),
    TOO_LONG(true),
    TOO_MANY(true),
    TOO_DEEP(true),
    UNSUPPORTED_FORMAT(true),
    INVALID_CHARACTERS(true),

    // names and references
    INVALID_NAME(true),
    DUPLICATE_NAME(true),
    UNKNOWN_CHOICE_LIST(true),
    UNKNOWN_FACTOR(true),
    UNUSED_CHOICE_LIST(false),
    UNUSED_FACTOR(false),
    EMPTY(true),

    // texts
    MISSING_TEXT(true),
    MISSING_TRANSLATION(false),
    UNKNOWN_LANGUAGE(true),
    UNKNOWN_PLACEHOLDER(true),

    // ranges and scores
    EMPTY_RANGE(true),
    INVALID_PATTERN(true),
    NOT_SCORABLE(true),
    NO_VALUES(true),
    /** A respondent's sound or film is not taken: nobody can answer it. */
    KIND_NOT_TAKEN(false),

    // expressions
    SYNTAX(true),
    UNKNOWN_FUNCTION(true),
    WRONG_ARGUMENTS(true),
    UNKNOWN_REFERENCE(true),
    UNKNOWN_ATTRIBUTE(true),
    SELF_NOT_ALLOWED(true),
    TYPE_MISMATCH(true),
    USE_SELECTED(false),
    UNKNOWN_CHOICE(false),
    LATER_REFERENCE(false),
    CYCLE(true),
    UNREACHABLE(false),
    NEVER_ACCEPTED(false);

    private final boolean error;

    ProblemCode(boolean error) {
        this.error = error;
    }

    public boolean isError() {
        return error;
    }
}
