package ru.opora.questionnaires.scoring;

/** The factors of a school's risk profile; questionnaires name them by these codes. */
public enum RiskFactor {
    SCHOOL_EQUIPMENT,
    TEACHER_SHORTAGE,
    PUPIL_FAILURE,
    TEACHER_COMPETENCE,
    SPECIAL_NEEDS,
    LANGUAGE_CULTURE,
    MOTIVATION,
    WELL_BEING,
    DISCIPLINE,
    PARENT_INVOLVEMENT
}
