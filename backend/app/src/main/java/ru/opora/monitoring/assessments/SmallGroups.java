package ru.opora.monitoring.assessments;

import ru.opora.monitoring.MonitoringPermission;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;

/** A system that only reads stands for the outside: what fewer than five pupils came to is not for it, nor what would say it. */
final class SmallGroups {

    private static final int SMALLEST = 5;

    /**
     * Of results r: no group that is too small, and no class beside one, or beside a rest, that is: a school's whole less the classes
     * that are told would say it. Nor what held before: it would be the whole, or the class, of other figures than those beside it.
     */
    private static final String OPEN = """
            AND r.valid_to IS NULL AND r.participants >= :least AND (r.class_letter = '' OR NOT EXISTS (
                SELECT 1 FROM monitoring_results c
                WHERE c.assessment_id = r.assessment_id AND c.organization_id = r.organization_id AND c.class_letter <> ''
                  AND c.valid_to IS NULL
                HAVING min(c.participants) < :least
                    OR (SELECT w.participants FROM monitoring_results w
                        WHERE w.assessment_id = r.assessment_id AND w.organization_id = r.organization_id
                          AND w.class_letter = '' AND w.valid_to IS NULL)
                       - sum(c.participants) BETWEEN 1 AND :least - 1))""";

    private SmallGroups() {}

    /** Leaves out of results r what the caller is not told. */
    static Statement hidden(Caller caller, Statement results) {
        boolean outside = caller.system() && !caller.permissions().contains(MonitoringPermission.WRITE);
        return outside ? results.append(OPEN).bind("least", SMALLEST) : results;
    }
}
