package ru.opora.surveys.results;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.surveys.Audience;
import ru.opora.surveys.Definitions;

/** What a group of respondents answered in a place. */
@Schema(name = "SurveyResults")
record ResultsView(
        UUID campaignId,

        @Schema(description = "The organisation whose subtree is counted")
        UUID within,

        Audience audience,

        @Schema(description = "Below so many nothing is shown")
        int least,

        @Nullable
        @Schema(description = "Answers in these figures; null: hidden, for it is fewer or could be subtracted")
        Long responses,

        @Schema(description = "Answers of the whole campaign that are stored and not in its figures yet")
        long waiting,

        @Schema(description = "In the order of the questionnaire; empty when all is hidden")
        List<Item> items) {

    /** A question, or a row of a matrix. */
    @Schema(name = "SurveyItemResults")
    record Item(
            String name,

            @Nullable @Schema(description = "The matrix it is a row of")
            String matrix,

            @Schema(description = "How its answers are counted; OTHER: only how many there are")
            Definitions.Kind kind,

            @Schema(description = "Too few answered it, or their number could be subtracted")
            boolean hidden,

            @Nullable @Schema(description = "How many answered it; null when hidden")
            Long answered,

            @Nullable @Schema(description = "How many could not say; null when hidden")
            Long cannotSay,

            @Nullable
            @Schema(
                    description =
                            "Of numbers and scales; of choices by their values, where they have any; null when hidden")
            Double mean,

            @Schema(description = "Empty when hidden") List<Choice> choices) {}

    /** How often something was chosen. */
    @Schema(name = "SurveyChoiceResults")
    record Choice(
            @Schema(description = "Name of the choice, or the number on a scale")
            String name,

            long count,

            @Nullable @Schema(description = "Of a ranking: its mean place")
            Double meanPlace) {}

    /** Two campaigns side by side. */
    @Schema(name = "SurveyDynamics")
    record Dynamics(
            Audience audience,
            int least,
            UUID firstId,
            UUID secondId,

            @Schema(
                    description =
                            "Questions of the same name that are counted alike; empty when one of the two is hidden")
            List<Pair> items) {}

    /** A question in two campaigns. */
    @Schema(name = "SurveyDynamicsItem")
    record Pair(String name, Item first, Item second) {}

    /** One question in the places below. */
    @Schema(name = "SurveyComparison")
    record Comparison(String name, Audience audience, int least, List<Row> items) {}

    /** A place in a comparison. */
    @Schema(name = "SurveyComparisonRow")
    record Row(UUID organizationId, String organizationName, Item result) {}
}
