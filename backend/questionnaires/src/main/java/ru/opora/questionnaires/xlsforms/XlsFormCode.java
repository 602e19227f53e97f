package ru.opora.questionnaires.xlsforms;

/** What an XLSForm and a questionnaire can't say to each other. */
public enum XlsFormCode {
    // the file
    NOT_A_WORKBOOK(Loss.REFUSED),
    OLD_EXCEL(Loss.REFUSED),
    ENCRYPTED(Loss.REFUSED),
    DAMAGED(Loss.REFUSED),
    TOO_LARGE(Loss.REFUSED),
    ARCHIVE_BOMB(Loss.REFUSED),
    NO_SURVEY_SHEET(Loss.REFUSED),
    NO_QUESTIONS(Loss.REFUSED),
    MACROS_IGNORED(Loss.NOTHING),

    // sheets and columns
    UNKNOWN_SHEET(Loss.LEFT_OUT),
    UNKNOWN_COLUMN(Loss.LEFT_OUT),
    DUPLICATE_COLUMN(Loss.LEFT_OUT),
    UNSUPPORTED_COLUMN(Loss.LEFT_OUT),
    MEDIA_LEFT_OUT(Loss.LEFT_OUT),
    UNKNOWN_SETTING(Loss.LEFT_OUT),
    UNKNOWN_LANGUAGE(Loss.CHANGED),
    MISSING_COLUMN(Loss.REFUSED),

    // rows and cells
    ROW_WITHOUT_TYPE(Loss.LEFT_OUT),
    ROW_DISABLED(Loss.LEFT_OUT),
    ROW_WITHOUT_LIST(Loss.LEFT_OUT),
    UNKNOWN_TYPE(Loss.LEFT_OUT),
    UNSUPPORTED_TYPE(Loss.LEFT_OUT),
    METADATA_IGNORED(Loss.LEFT_OUT),
    ASKED_AS_TEXT(Loss.CHANGED),
    ASKED_AS_CHOICE(Loss.CHANGED),
    SHOWN_AS_VALUE(Loss.CHANGED),
    SHOWN_AS_NOTE(Loss.CHANGED),
    REPEAT_ASKED_ONCE(Loss.CHANGED),
    NAME_MADE(Loss.CHANGED),
    NAME_CHANGED(Loss.CHANGED),
    UNMATCHED_END(Loss.LEFT_OUT),
    GROUP_NOT_ENDED(Loss.CHANGED),
    EMPTY_GROUP(Loss.LEFT_OUT),
    TOO_DEEP(Loss.CHANGED),
    TOO_MANY(Loss.LEFT_OUT),
    TOO_LONG(Loss.LEFT_OUT),
    NOT_A_NUMBER(Loss.LEFT_OUT),
    MISSING_CALCULATION(Loss.LEFT_OUT),
    MENDED_EXPRESSION(Loss.CHANGED),
    UNSUPPORTED_EXPRESSION(Loss.CHANGED),
    UNSUPPORTED_PATTERN(Loss.CHANGED),
    APPEARANCE_IGNORED(Loss.LEFT_OUT),
    PARAMETER_IGNORED(Loss.LEFT_OUT),
    FORMULA_WITHOUT_VALUE(Loss.LEFT_OUT),
    /** The detail begins with a {@code ProblemCode}. */
    UNSOUND(Loss.TO_MEND),

    // going out
    ONLY_IN_OPORA(Loss.NOTHING),
    NOT_IN_XLSFORM(Loss.CHANGED),
    TRUNCATED(Loss.CHANGED);

    /** What becomes of the thing that is named. */
    public enum Loss {
        /** There is no result at all. */
        REFUSED,
        /** It is not in the result. */
        LEFT_OUT,
        /** It is in the result, but not the same. */
        CHANGED,
        /** It is in the result as it was, and has to be mended there before the result is used. */
        TO_MEND,
        /** Nothing is lost; it is worth knowing. */
        NOTHING
    }

    private final Loss loss;

    XlsFormCode(Loss loss) {
        this.loss = loss;
    }

    public Loss loss() {
        return loss;
    }
}
