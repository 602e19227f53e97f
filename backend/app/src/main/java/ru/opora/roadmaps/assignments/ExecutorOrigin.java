package ru.opora.roadmaps.assignments;

import io.swagger.v3.oas.annotations.media.Schema;

/** From where it is known. */
@Schema(
        name = "ExecutorOrigin",
        description =
                "CHOICE: chosen for this roadmap; ALIAS: chosen before, for the owner and all below; ABBREVIATION: "
                        + "explained under the table; DICTIONARY: a standard token; NAME: an organisation's name; NONE: not known")
enum ExecutorOrigin {
    CHOICE,
    ALIAS,
    ABBREVIATION,
    DICTIONARY,
    NAME,
    NONE
}
