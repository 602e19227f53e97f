package ru.opora.reports;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationKind;
import ru.opora.organizations.OrganizationSummary;

/** What is to be reported, by whom and when. */
@Schema(name = "ReportTemplate")
record ReportTemplateView(
        UUID id,

        @Schema(description = "To whom it is owed") OrganizationSummary organization,

        String name,
        @Nullable String basis,

        @Schema(description = "As the order says it") String termText,

        ReportPeriod period,
        OrganizationKind debtorKind,
        @Nullable UUID programmeId,
        @Nullable String programmeName,
        LocalDate startsOn,
        @Nullable LocalDate endsOn,
        List<ReportSection> sections,

        @Schema(description = "The next due days by the term, three at most")
        List<DueDays.Due> next,

        long version,
        List<Action> allowedActions) {

    /** What the caller may do with it. */
    @Schema(name = "ReportTemplateAction")
    enum Action {
        update,
        generate
    }

    ReportTemplateView with(List<DueDays.Due> dues) {
        return new ReportTemplateView(
                id,
                organization,
                name,
                basis,
                termText,
                period,
                debtorKind,
                programmeId,
                programmeName,
                startsOn,
                endsOn,
                sections,
                dues,
                version,
                allowedActions);
    }

    /** A new one. */
    @Schema(name = "ReportTemplateRequest")
    record Request(
            @Nullable UUID id,
            @NotNull UUID organizationId,
            @NotNull @Valid Change template) {}

    /** Its content, whole. */
    @Schema(name = "ReportTemplateContent")
    record Change(
            @NotBlank @Size(max = 300) @Schema(example = "Ежемесячный отчет муниципалитета")
            String name,

            @Nullable @Size(min = 1, max = 2000) @Schema(example = "Приказ комитета от 15.01.2027 № 41-п, пункт 5")
            String basis,

            @NotBlank @Size(max = 1000) @Schema(example = "ежемесячно до 10 числа месяца, следующего за отчетным")
            String termText,

            @NotNull ReportPeriod period,

            @NotNull @Schema(description = "Every organisation of this kind at and below the template's owes it")
            OrganizationKind debtorKind,

            @Nullable @Schema(description = "Only who takes part in it, or has schools below that do")
            UUID programmeId,

            @NotNull LocalDate startsOn,
            @Nullable LocalDate endsOn,
            @NotNull @Size(min = 1, max = 40) List<@NotNull @Valid ReportSection> sections) {}

    /** What generating made. */
    @Schema(name = "ReportGeneration")
    record Made(
            @Schema(description = "Reports that are new or have another due day")
            long changed) {}
}
