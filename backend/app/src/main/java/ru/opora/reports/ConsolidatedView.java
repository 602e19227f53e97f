package ru.opora.reports;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;

/** What the reports of one template and period add up to, of the organisations that the caller sees. */
@Schema(name = "ConsolidatedReport")
record ConsolidatedView(
        Head head,

        @Schema(description = "Sums over accepted reports alone, in the order of the template")
        List<Sum> figures,

        @Schema(
                description =
                        "Organisations in which the caller's roles are held and for which it may be sent up now; whoever reports for a centre from its municipality, and a system, name it themselves")
        List<Sender> senders,

        Instant asOf) {

    /** An organisation that may send up what the reports at and below it add up to. */
    @Schema(name = "ConsolidatedSender")
    record Sender(
            OrganizationSummary organization,

            @Schema(description = "Reports that are owed at and below it")
            long owed,

            @Schema(description = "Of them those that were accepted; with none there is nothing to send")
            long accepted) {}

    /** The same for a caller who may send it up for these. */
    ConsolidatedView sentBy(List<Sender> senders) {
        return new ConsolidatedView(head, figures, senders, asOf);
    }

    /** The same with other names of figures, by code. */
    ConsolidatedView named(Map<String, Map<String, String>> names) {
        return new ConsolidatedView(
                head,
                figures.stream()
                        .map(sum -> new Sum(
                                sum.code(),
                                names.getOrDefault(sum.code(), sum.name()),
                                sum.section(),
                                sum.unit(),
                                sum.value(),
                                sum.reports()))
                        .toList(),
                senders,
                asOf);
    }

    /** Which reports they are, and how far. */
    @Schema(name = "ConsolidatedReportSummary")
    record Head(
            UUID templateId,
            String templateName,
            @Nullable String basis,
            ReportPeriod period,
            LocalDate periodStart,
            LocalDate periodEnd,
            LocalDate due,

            @Schema(description = "Reports that are owed") long owed,

            long accepted,
            long submitted,

            @Schema(description = "Neither accepted nor submitted")
            long missing,

            @Schema(
                    description =
                            "Of the accepted ones those of organisations below another accepted one: they are in its report already and not added again")
            long contained,

            @Schema(description = "Of the missing ones those whose day is over")
            long late) {

        /** Reports that make the sums. */
        long added() {
            return accepted - contained;
        }
    }

    /** A figure over all accepted reports. */
    @Schema(name = "ConsolidatedFigure")
    record Sum(
            String code,
            Map<String, String> name,

            @Schema(description = "The section of the template it stands in")
            String section,

            FigureSource.Unit unit,

            @Nullable
            @Schema(description = "The sum, or the share by numerators and denominators; null: no report has a value")
            Double value,

            @Schema(description = "How many of the accepted reports that are added up have a value")
            long reports) {}

    /** A report in it. */
    @Schema(name = "ConsolidatedRow")
    record Row(
            UUID obligationId,
            OrganizationSummary organization,
            ObligationState state,
            boolean late,

            @Schema(description = "Whether it is in the accepted report of an organisation above, and not added again")
            boolean contained,

            @Schema(description = "What holds in the report, by code; a figure without data is left out")
            Map<String, Double> values) {}
}
