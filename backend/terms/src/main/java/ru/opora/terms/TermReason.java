package ru.opora.terms;

/** Why a term needs a person's eye. The names are stable codes of the API; screens hold their words. */
public enum TermReason {
    /** The cell is empty. */
    MISSING,
    /** Nothing in the text is a term. */
    NOT_A_TERM,
    /** The text is far longer than any term and was not read. */
    TOO_LONG,
    /** Some words were not understood and may change the meaning. */
    UNKNOWN_WORDS,
    /** The text breaks off or a sign in it stands alone: «март -». */
    INCOMPLETE,
    /** The year is not said and the period does not settle it. */
    YEAR_UNKNOWN,
    /** The month is not said: «до 10 числа». */
    MONTH_UNKNOWN,
    /** The year is not one a plan could have: «2201». */
    YEAR_UNLIKELY,
    /** It is not clear what the years belong to: «январь 2020-2021». */
    YEARS_UNCLEAR,
    /** The end comes before the beginning as written: «декабрь-январь 2019». */
    INVERTED_RANGE,
    /** The items of a list are not in order of date. */
    UNORDERED_LIST,
    /** A date lies outside the period of the plan. */
    OUTSIDE_PERIOD,
    /** The period does not settle it: a school year in a calendar-year plan, «в течение года» in a plan of several years. */
    PERIOD_UNCLEAR,
    /** There is no such day: «31 апреля». */
    IMPOSSIBLE_DATE,
    /** The weekday said is not the weekday of the date. */
    WEEKDAY_MISMATCH,
    /** A misspelt word could be more than one word. */
    SPELLING,
    /** Only about a time: «в начале марта», «ориентировочно». */
    APPROXIMATE,
    /** It depends on the calendar of the school: quarters, holidays, trimesters. */
    SCHOOL_CALENDAR,
    /** It depends on which days are working days. */
    WORKING_DAYS,
    /** One thing or another: «март или апрель». */
    ALTERNATIVE,
    /** Several readings are equally good. */
    AMBIGUOUS,
    /** The beginning is said and the end is not: «с сентября». */
    END_UNKNOWN,
    /** How often is not said: «регулярно». */
    FREQUENCY_UNKNOWN,
    /** A number of days without the event they are counted from. */
    EVENT_UNKNOWN,
    /** Two parts of the text say different things. */
    CONTRADICTION,
    /** Both an event and a date are said, and it is not clear which holds. */
    EVENT_AND_DATE,
    /** It is not clear which organisation a date belongs to. */
    PARTICIPANTS_UNCLEAR,
    /** The text points to another row or document: «то же». */
    SAME_AS_ELSEWHERE,
    /** Carried over to another year, it does not mean the same days any more. */
    SHIFT_UNCLEAR
}
