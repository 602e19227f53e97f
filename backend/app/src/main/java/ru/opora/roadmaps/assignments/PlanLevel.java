package ru.opora.roadmaps.assignments;

import ru.opora.organizations.OrganizationKind;

/** Whose plan it is: the same word means other organisations on each level. */
enum PlanLevel {
    REGION,
    MUNICIPALITY,
    SCHOOL;

    /** The level of an owner; an institute plans for its region, a centre for its municipality. */
    static PlanLevel of(OrganizationKind base) {
        return switch (base) {
            case SCHOOL -> SCHOOL;
            case MUNICIPALITY, METHODICAL_CENTRE -> MUNICIPALITY;
            default -> REGION;
        };
    }
}
