package ru.opora.roadmaps.importing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import ru.opora.roadmaps.ActivityView.Target;
import ru.opora.roadmaps.RoadmapDraft;
import ru.opora.roadmaps.importing.recognition.IssueMessages;
import ru.opora.roadmaps.importing.recognition.PlanActivity;
import ru.opora.roadmaps.importing.recognition.PlanColumn;
import ru.opora.roadmaps.importing.recognition.PlanIssue;
import ru.opora.roadmaps.importing.recognition.PlanSection;
import ru.opora.roadmaps.importing.recognition.PlanTable;
import ru.opora.roadmaps.importing.recognition.RecognisedPlan;
import ru.opora.roadmaps.importing.recognition.SourceView;
import ru.opora.roadmaps.terms.TermMapper;
import ru.opora.terms.TermStatus;

/** What was recognised as a view, and as a draft roadmap. */
@Mapper(uses = TermMapper.class)
interface ImportMapper {

    ImportView.Column column(PlanColumn column);

    ImportView.Section section(PlanSection section);

    ImportView.Activity activity(PlanActivity activity);

    ImportView.SourceRow row(SourceView.Row row);

    ImportView.Table table(PlanTable table);

    RoadmapDraft.Section draft(PlanSection section);

    @Mapping(target = "sourceRow", source = "row")
    RoadmapDraft.Activity draft(PlanActivity activity);

    default Target target(ru.opora.roadmaps.importing.recognition.Target target) {
        return new Target(
                target.comparator(), target.value(), target.unit().isBlank() ? null : target.unit(), target.text());
    }

    default ImportView view(RoadmapImport found, Locale locale) {
        RecognisedPlan plan = found.plan();
        Corrections fixed = found.corrections();
        return new ImportView(
                found.id(),
                found.status(),
                found.fileName(),
                found.organizationId(),
                Optional.ofNullable(plan.title()).orElse(""),
                text(fixed.goal(), plan.goal()),
                plan.issuer(),
                text(fixed.orderNumber(), plan.orderNumber()),
                fixed.date(plan.orderDate()),
                text(fixed.signatory(), plan.signatory()),
                plan.periodStart(),
                plan.periodEnd(),
                plan.columns().stream().map(this::column).toList(),
                plan.sectionCount(),
                plan.activityCount(),
                reviewCount(plan),
                plan.sections().stream().map(this::section).toList(),
                plan.issues().stream().map(issue -> issue(issue, locale)).toList(),
                abbreviations(plan.abbreviations()),
                plan.source().rows().stream().map(this::row).toList(),
                plan.tables().stream().map(this::table).toList(),
                found.roadmapId(),
                found.version(),
                found.createdAt(),
                found.status() == ImportStatus.APPLIED ? List.of() : List.of(ImportView.Action.values()));
    }

    /** How many terms are doubtful. */
    static int reviewCount(RecognisedPlan plan) {
        return (int) CorrectionMerger.activities(plan.sections())
                .map(activity -> activity.term().status())
                .filter(status -> status == TermStatus.NEEDS_REVIEW || status == TermStatus.UNPARSEABLE)
                .count();
    }

    /** A corrected field before a recognised one; an empty correction clears it. */
    static @Nullable String text(@Nullable String corrected, @Nullable String recognised) {
        String text = corrected == null ? recognised : corrected;
        return text == null || text.isBlank() ? null : text;
    }

    private static List<ImportView.Abbreviation> abbreviations(Map<String, String> abbreviations) {
        return abbreviations.entrySet().stream()
                .map(entry -> new ImportView.Abbreviation(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static ImportView.Issue issue(PlanIssue issue, Locale locale) {
        return new ImportView.Issue(issue.row(), issue.severity(), issue.code(), IssueMessages.text(issue, locale));
    }
}
