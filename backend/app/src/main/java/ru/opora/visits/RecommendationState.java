package ru.opora.visits;

import io.swagger.v3.oas.annotations.media.Schema;

/** Where a recommendation is in its life. */
@Schema(name = "RecommendationState")
enum RecommendationState {
    /** The school has not answered. */
    ISSUED,
    /** The school agrees and has it to do. */
    ACCEPTED,
    /** The school does not agree; whoever visits says whether it stands. */
    DISPUTED,
    /** The school says that it is done. */
    DONE,
    VERIFIED,
    WITHDRAWN
}
