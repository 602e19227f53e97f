package ru.opora.surveys.results;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.platform.persistence.Listed;
import ru.opora.platform.streaming.Spread;
import ru.opora.surveys.Audience;
import ru.opora.surveys.Definitions;

/** What is told of answers beside distributions. */
final class AnalysisView {

    private AnalysisView() {}

    /** Two questions crossed. */
    @Schema(name = "SurveyCrossTable")
    record Cross(
            UUID campaignId,
            Audience audience,
            String row,
            String column,
            int least,

            @Schema(description = "Too few answered to show anything")
            boolean hidden,

            @Schema(description = "What nobody chose is left out; choices of too few are put together")
            List<Category> rows,

            List<Category> columns,

            @Schema(description = "By row and column how many; null: hidden")
            List<List<@Nullable Long>> cells) {}

    /** A row or column: one choice, or several that are put together. */
    @Schema(name = "SurveyCrossCategory")
    record Category(
            @Schema(description = "Names of choices, or numbers on a scale")
            List<String> choices,

            @Schema(description = "Whether those are in it who could not say")
            boolean cannotSay,

            @Schema(description = "Whether those are in it who did not answer")
            boolean notAnswered) {}

    /** What was written in answer to a question, in no order. */
    @Schema(name = "SurveyTexts")
    record Texts(
            String name,
            Audience audience,

            @Schema(description = "Below so many nothing is shown")
            int least,

            @Schema(description = "Too few wrote something, or their number could be subtracted")
            boolean hidden,

            List<Written> items,

            @Nullable @Schema(description = "Send as cursor for the next page; null on the last page")
            String nextCursor)
            implements Listed<Written> {}

    /** What somebody wrote. */
    @Schema(name = "SurveyText")
    record Written(String text) {}

    /** Answers of people, one row each. */
    @Schema(name = "SurveyAnswers")
    record Answers(
            List<Answer> items,

            @Nullable @Schema(description = "Send as cursor for the next page; null on the last page")
            String nextCursor,

            @JsonIgnore @Schema(hidden = true) AnswerColumns columns)
            implements Listed<Answer>, Spread {

        @Override
        public String spread() {
            return "answers";
        }

        @Override
        public List<String> headers() {
            return columns.headers();
        }

        @Override
        public List<@Nullable Object> values(Object row) {
            return columns.values(((Answer) row).answers());
        }
    }

    /** What somebody answered. */
    @Schema(name = "SurveyAnswer")
    record Answer(
            UUID organizationId,
            String organizationName,

            @Nullable @Schema(description = "Who; null in an anonymous campaign")
            String respondent,

            @Nullable @Schema(description = "In which it was filled in; null in an anonymous campaign")
            String language,

            @Schema(
                    description =
                            "By the names of questions; what too few in this place answered is left out. With labels: words by the names of questions and rows")
            Map<String, Object> answers) {}

    /** A line of the code book: a question, or one of its choices. */
    @Schema(name = "SurveyCode")
    record Code(
            @Schema(description = "From 0") int position,
            String name,
            @Nullable String matrix,
            Definitions.Kind kind,
            String label,

            @Nullable @Schema(description = "Name of the choice; null where there are none")
            String choice,

            @Nullable String choiceLabel,

            @Nullable @Schema(description = "What the choice counts in a mean")
            Double value) {}
}
