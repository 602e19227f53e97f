package ru.opora.surveys.questionnaires;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A new questionnaire: its definition, or another one that it is a copy of. */
@Schema(name = "QuestionnaireRequest")
record QuestionnaireRequest(
        @Nullable @Schema(description = "The client's own id; made by the server when left out")
        UUID id,

        @NotNull @Schema(description = "Whose it will be")
        UUID organizationId,

        @Nullable @Schema(description = "As docs/questionnaires.md says; left out when it is a copy")
        Map<String, Object> definition,

        @Nullable @Schema(description = "The questionnaire whose present draft is copied")
        UUID copyOf) {

    /** The whole draft, anew. */
    @Schema(name = "QuestionnaireDefinitionRequest")
    record Change(
            @NotNull @Schema(description = "As docs/questionnaires.md says")
            Map<String, Object> definition) {}
}
