package ru.opora.monitoring.assessments.importing;

/** What a column of a file of results holds. */
enum ResultColumn {
    SCHOOL,
    SCHOOL_CODE,
    INN,
    MUNICIPALITY,
    KIND,
    SUBJECT,
    GRADE,
    /** Grade and letter in one: «5А». */
    CLASS,
    LETTER,
    SCHOOL_YEAR,
    DATE,
    LABEL,
    PARTICIPANTS,
    MARK2,
    MARK3,
    MARK4,
    MARK5,
    PERCENT2,
    PERCENT3,
    PERCENT4,
    PERCENT5,
    BELOW,
    BELOW_PERCENT,
    MEAN,
    IGNORED
}
