package ru.opora.terms;

/** What gives an open term its date, or why it has none. */
public enum OpenBasis {
    /** A request («по запросу»). */
    REQUEST,
    /** A schedule or plan approved elsewhere («по графику»). */
    SCHEDULE,
    /** An event («после получения результатов»). */
    EVENT,
    /** Nothing: the work never ends («постоянно»). */
    CONTINUOUS,
    /** The need of the moment («по мере необходимости»). */
    NEED,
    /** Terms set in another row or document («в соответствии с установленными сроками»). */
    REFERENCE
}
