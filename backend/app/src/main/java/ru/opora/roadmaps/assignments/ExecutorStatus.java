package ru.opora.roadmaps.assignments;

import io.swagger.v3.oas.annotations.media.Schema;

/** How far it is known who a printed token is. */
@Schema(
        name = "ExecutorStatus",
        description = "RESOLVED: known; AMBIGUOUS: a person chooses among candidates; UNRESOLVED: nobody is like it")
enum ExecutorStatus {
    RESOLVED,
    AMBIGUOUS,
    UNRESOLVED
}
