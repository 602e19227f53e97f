package ru.opora.monitoring.assessments;

import java.util.Locale;

/** A figure of results. */
enum AssessmentFigure {
    PARTICIPANTS,
    MARK2,
    MARK3,
    MARK4,
    MARK5,
    BELOW,
    MEAN;

    /** Of results r of an :assessment: a class is counted where its school has no row of its own. */
    static final String COUNTED = """
            (r.class_letter = '' OR NOT EXISTS (
                SELECT 1 FROM monitoring_results w
                WHERE w.assessment_id = :assessment AND w.organization_id = r.organization_id AND w.class_letter = ''
                  AND w.valid_to IS NULL))""";

    /** Of results r of an :assessment: those that the sum of this figure is made of. */
    String counted() {
        return "AND r." + name().toLowerCase(Locale.ROOT) + " IS NOT NULL AND " + COUNTED;
    }
}
