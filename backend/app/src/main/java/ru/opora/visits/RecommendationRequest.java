package ru.opora.visits;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.platform.web.Patch;

/** A recommendation to be. */
@Schema(name = "RecommendationRequest")
record RecommendationRequest(
        @Nullable @Schema(description = "May be made by the caller")
        UUID id,

        @NotBlank @Size(max = 5000) @Schema(example = "Провести открытый урок с разбором типичных ошибок")
        String text,

        @NotNull @Schema(description = "The last day on which it is done in time", example = "2027-03-31")
        LocalDate due) {

    /** What may be changed of one that nobody has answered. */
    @Schema(name = "RecommendationPatch")
    record Change(
            @NotNull @Size(min = 1, max = 5000) @Pattern(regexp = "(?s).*\\S.*")
            Patch<String> text,

            @NotNull Patch<LocalDate> due) {}

    /** The school agrees. */
    @Schema(name = "RecommendationAccept")
    record AcceptRequest(
            @Nullable @Size(max = 5000) @Schema(example = "Включим в план методической работы")
            String text) {}

    /** The school does not agree. */
    @Schema(name = "RecommendationDispute")
    record Dispute(
            @NotBlank @Size(max = 5000) @Schema(example = "Такой урок уже проведен 12 февраля")
            String text) {}

    /** The school says what it did. */
    @Schema(name = "RecommendationDone")
    record DoneRequest(
            @NotBlank @Size(max = 5000) @Schema(example = "Урок проведен, запись и разбор приложены")
            String text,

            @Nullable @Size(max = 20) @Schema(description = "Ids of uploaded files of the school, in their order")
            List<@NotNull UUID> files) {}

    /** Why it is not enough, why it stands, or why it is withdrawn. */
    @Schema(name = "RecommendationRemark")
    record Remark(
            @NotBlank @Size(max = 5000) @Schema(example = "Приложите разбор ошибок")
            String remark) {}
}
