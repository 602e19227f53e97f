package ru.opora.roadmaps.assignments;

import io.swagger.v3.oas.annotations.media.Schema;

/** Which organisations a token stands for, seen from the owner of the plan. */
@Schema(
        name = "ExecutorRule",
        description = "AUTHORITIES: the municipality, or all of a region; METHODICAL_CENTRES: theirs; SCHOOLS: the "
                + "programme's or all below, in a school's plan the school itself; PARTICIPANT_SCHOOLS: the programme's; "
                + "PARTNER_SCHOOLS: those that help them; INSTITUTES, REGION: the region's; NOBODY: no executor")
enum ExecutorRule {
    AUTHORITIES,
    METHODICAL_CENTRES,
    SCHOOLS,
    PARTICIPANT_SCHOOLS,
    PARTNER_SCHOOLS,
    INSTITUTES,
    REGION,
    NOBODY
}
