package ru.opora.monitoring.assessments;

/** What kind of procedure it is. */
public enum AssessmentKind {
    /** Всероссийская проверочная работа. */
    VPR,
    /** Основной государственный экзамен, after the ninth grade. */
    OGE,
    /** Единый государственный экзамен, after the eleventh. */
    EGE,
    /** Диагностическая работа of a region or a municipality. */
    DIAGNOSTIC,
    OTHER
}
