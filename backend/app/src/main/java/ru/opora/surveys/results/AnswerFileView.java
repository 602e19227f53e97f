package ru.opora.surveys.results;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.surveys.Audience;

/** A file that was attached to an answer. */
@Schema(name = "SurveyAnswerFile")
record AnswerFileView(
        UUID id,
        OrganizationSummary organization,
        Audience audience,
        String question,

        @Schema(description = "As it was called; in an anonymous campaign only its kind is told")
        String name,

        String mediaType,
        long size) {}
