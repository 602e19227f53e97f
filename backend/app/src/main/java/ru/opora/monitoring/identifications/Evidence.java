package ru.opora.monitoring.identifications;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.monitoring.assessments.AssessmentKind;
import ru.opora.monitoring.assessments.YearlessText;

/** Why a school is on a list: the figures that speak against it, and which conditions they meet. */
@Schema(name = "IdentificationEvidence")
record Evidence(
        @Schema(description = "From which share a procedure speaks against it, by the rule", example = "0.3")
        double share,

        @Schema(description = "How many procedures of the year count for this school")
        int procedures,

        @Schema(description = "Whether enough of them speak against it; false where the rule does not ask")
        boolean sameYear,

        @Schema(description = "Whether the same one does years running; false where the rule does not ask")
        boolean running,

        List<Figure> figures) {

    /** A procedure that speaks against it. */
    @Schema(name = "IdentificationFigure")
    record Figure(
            UUID assessmentId,
            AssessmentKind kind,
            String subject,
            @Nullable Integer grade,
            String label,
            int schoolYear,
            int participants,

            @Schema(description = "Pupils below the threshold")
            int below,

            @Schema(description = "below / participants", example = "0.4167")
            double share) {

        /** What it has in common with the same procedure of another year; the year may stand in its label, too. */
        Object procedure() {
            return List.of(kind, subject, grade == null ? 0 : grade, YearlessText.of(label));
        }
    }
}
