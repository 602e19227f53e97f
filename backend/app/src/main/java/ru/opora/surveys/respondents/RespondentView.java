package ru.opora.surveys.respondents;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.surveys.Audience;

/** What a respondent is asked, by whom, and until when. */
@Schema(name = "RespondentSurvey")
record RespondentView(
        @Schema(description = "The campaign") UUID id,
        String title,

        @Schema(description = "Who asks") String askedBy,

        @Nullable @Schema(description = "Whom one may ask") String contact,

        @Schema(description = "The school or other organisation it is about")
        String organization,

        Audience audience,

        @Schema(description = "Anonymous: no name, no address and no time is stored beside the answers, only the day")
        boolean anonymous,

        @Schema(
                description =
                        "Filled in on one device by one after another: begin anew after each, keep nothing, send no device")
        boolean supervised,

        @Schema(description = "Whether this is a link for one person, who has answered already")
        boolean answered,

        Status status,
        LocalDate opensOn,

        @Schema(description = "The last day, to its end") LocalDate closesOn,

        @Schema(description = "The last day on which answers filled in before are taken")
        LocalDate takenUntil,

        @Schema(description = "Of the questionnaire") List<String> languages,

        @Schema(description = "That of the texts") String language,

        @Schema(description = "Identifies the version: kept answers belong to it")
        UUID versionId,

        @Nullable
        @Schema(description = "As docs/questionnaires.md says, its texts in one language; null before the first day")
        Map<String, Object> definition) {

    /** Whether answers are taken now. */
    @Schema(name = "RespondentSurveyStatus")
    enum Status {
        NOT_YET,
        OPEN,
        PAUSED,
        CLOSED
    }

    /** A file that is kept: without {@code first} it is what stands in the answer. */
    @Schema(name = "SurveyFile")
    record Attachment(
            UUID id,

            @Schema(description = "As it was sent, without what no file is called")
            String name,

            @Schema(description = "Media type by its content")
            String type,

            @Schema(description = "Bytes, after metadata were removed")
            long size,

            @Schema(description = "Whether this was the first time; false: it was kept before")
            boolean first) {}

    /** That answers are stored. */
    @Schema(name = "SurveyReceipt")
    record Receipt(
            UUID id,

            @Schema(
                    description =
                            "Whether this was the first time; false: they were stored before, and are stored once")
            boolean first) {}
}
