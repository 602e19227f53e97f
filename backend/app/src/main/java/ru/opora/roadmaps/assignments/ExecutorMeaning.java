package ru.opora.roadmaps.assignments;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;

/** What a token means: organisations found by rules, and organisations by name. */
@Schema(name = "ExecutorMeaning")
record ExecutorMeaning(
        List<ExecutorRule> rules,

        @Schema(description = "Organisations named one by one")
        List<UUID> organizations) {

    ExecutorMeaning {
        rules = List.copyOf(rules);
        organizations = List.copyOf(organizations);
    }

    static ExecutorMeaning of(ExecutorRule... rules) {
        return new ExecutorMeaning(List.of(rules), List.of());
    }

    static ExecutorMeaning of(UUID organization) {
        return new ExecutorMeaning(List.of(), List.of(organization));
    }
}
