package ru.opora.questionnaires.answers;

/** What may be wrong with an answer. */
public enum AnswerCode {
    /** The answers aren't an object, or far more fields than the questionnaire has. */
    MALFORMED,
    UNKNOWN_FIELD,
    /** Parameter {@code expected}: string, number, array, object, date. */
    WRONG_TYPE,
    REQUIRED,
    /** The question isn't shown with these answers. */
    IRRELEVANT,
    UNKNOWN_CHOICE,
    /** The choice exists, but isn't offered with these answers. */
    NOT_OFFERED,
    DUPLICATE,
    /** A choice that stands alone was chosen with others. */
    EXCLUSIVE,
    /** Parameter {@code min}. */
    TOO_FEW,
    /** Parameter {@code max}. */
    TOO_MANY,
    /** Parameters {@code min}, {@code max}, where there is one. */
    OUT_OF_RANGE,
    NOT_WHOLE,
    /** Parameter {@code step}. */
    NOT_A_STEP,
    /** Parameter {@code max}. */
    TOO_LONG,
    INVALID_CHARACTERS,
    PATTERN,
    CONSTRAINT,
    /** A ranking that leaves choices out. */
    INCOMPLETE,
    CANNOT_SAY_NOT_ALLOWED,
    FILE_TYPE,
    /** Parameter {@code max}, in bytes. */
    FILE_TOO_LARGE
}
