package ru.opora.terms;

/** The shape of a term's meaning. */
public enum TermKind {
    /** One calendar day: «30.04.2021». */
    DATE,
    /** Not later than a day, inclusive: «до 15.03.2021». */
    DEADLINE,
    /** One interval: «февраль-март», «12-15 сентября 2022 года». */
    WINDOW,
    /** Several dates, deadlines or intervals: «сентябрь, октябрь». */
    LIST,
    /** Repeats by a rule inside the period: «ежемесячно». */
    RECURRING,
    /** The whole year or school year: «в течение года». */
    THROUGHOUT,
    /** Has no end and is never overdue: «постоянно». */
    CONTINUOUS,
    /** Dated by a schedule still to be attached: «по графику». */
    BY_SCHEDULE,
    /** Dated by a request still to come: «по запросу». */
    ON_REQUEST,
    /** Counted from an event: «в течение 10 дней после …». */
    RELATIVE,
    /** A date for each named organisation. */
    PER_PARTICIPANT,
    /** Two meanings side by side: «ежемесячно /по запросу МОУО». */
    COMPOSITE
}
