package ru.opora.surveys.questionnaires;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A new questionnaire: its definition, or a questionnaire or ready-made one that it is a copy of. */
@Schema(name = "QuestionnaireRequest")
record QuestionnaireRequest(
        @Nullable @Schema(description = "The client's own id; made by the server when left out")
        UUID id,

        @NotNull @Schema(description = "Whose it will be") UUID organizationId,

        @Nullable @Schema(description = "As docs/questionnaires.md says; left out when it is a copy")
        Map<String, Object> definition,

        @Nullable @Schema(description = "The questionnaire whose present draft is copied")
        UUID copyOf,

        @Nullable
        @Size(max = 64)
        @Schema(description = "Code of a ready-made questionnaire that is copied", example = "risk-teacher")
        String readyMade) {

    /** How many ways there are to begin are said: it must be one. */
    int beginnings() {
        return (definition == null ? 0 : 1) + (copyOf == null ? 0 : 1) + (readyMade == null ? 0 : 1);
    }

    /** The whole draft, anew. */
    @Schema(name = "QuestionnaireDefinitionRequest")
    record Change(
            @Nullable @Schema(description = "As docs/questionnaires.md says; it must be there")
            Map<String, Object> definition) {}
}
