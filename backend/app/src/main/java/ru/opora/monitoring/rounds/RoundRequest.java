package ru.opora.monitoring.rounds;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A new round, as a draft. */
@Schema(name = "MonitoringRoundRequest")
record RoundRequest(
        @Nullable @Schema(description = "The client's own id; made by the server when left out")
        UUID id,

        @NotNull @Schema(description = "Who measures: a region, a municipality, a school")
        UUID organizationId,

        @NotNull RoundKind kind,
        @NotBlank @Size(max = 300) String title,
        @NotNull LocalDate opensOn,
        @NotNull LocalDate closesOn,

        @Nullable
        @Schema(description = "As of this day schools and the municipalities above them are taken; when left out, the first day of the round")
        LocalDate panelOn,

        @Nullable @Schema(description = "Only schools that take part in it on the day of the panel; when left out, all")
        UUID programmeId,

        @NotNull @Size(max = MOST) List<@NotNull UUID> indicatorIds) {

    /** Indicators of a round. */
    static final int MOST = 200;

    Change change() {
        return new Change(kind, title, opensOn, closesOn, panelOn, programmeId, indicatorIds);
    }

    /** All of a draft anew. */
    @Schema(name = "MonitoringRoundChange")
    record Change(
            @NotNull RoundKind kind,
            @NotBlank @Size(max = 300) String title,
            @NotNull LocalDate opensOn,
            @NotNull LocalDate closesOn,
            @Nullable LocalDate panelOn,
            @Nullable UUID programmeId,
            @NotNull @Size(max = MOST) List<@NotNull UUID> indicatorIds) {

        LocalDate panel() {
            return panelOn == null ? opensOn : panelOn;
        }
    }
}
