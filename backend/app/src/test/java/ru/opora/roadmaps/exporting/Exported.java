package ru.opora.roadmaps.exporting;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationKind;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.platform.documents.SourceReader;
import ru.opora.platform.documents.writing.PrintFormat;
import ru.opora.platform.documents.writing.Printer;
import ru.opora.roadmaps.ActivityView;
import ru.opora.roadmaps.RoadmapState;
import ru.opora.roadmaps.RoadmapView;
import ru.opora.roadmaps.importing.recognition.Hints;
import ru.opora.roadmaps.importing.recognition.PlanActivity;
import ru.opora.roadmaps.importing.recognition.PlanRecogniser;
import ru.opora.roadmaps.importing.recognition.PlanSection;
import ru.opora.roadmaps.importing.recognition.RecognisedPlan;
import ru.opora.roadmaps.terms.TermView;
import ru.opora.terms.Period;
import ru.opora.terms.TermStatus;

/** A recognised plan as the roadmap it becomes, its file, and what is recognised in that file. */
final class Exported {

    static final Locale RUSSIAN = Locale.forLanguageTag("ru");

    private final List<ActivityView> activities = new ArrayList<>();
    private final RoadmapView roadmap;

    Exported(RecognisedPlan plan) {
        List<RoadmapView.Section> sections = sections(plan.sections());
        roadmap = new RoadmapView(
                UUID.randomUUID(),
                new OrganizationSummary(UUID.randomUUID(), "Комитет образования", OrganizationKind.MUNICIPALITY, null),
                Objects.requireNonNull(plan.title()),
                plan.goal(),
                RoadmapState.DRAFT,
                Objects.requireNonNull(plan.periodStart()),
                Objects.requireNonNull(plan.periodEnd()),
                plan.orderNumber(),
                plan.orderDate(),
                plan.signatory(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                activities.size(),
                0,
                sections,
                0,
                Instant.EPOCH,
                List.of());
    }

    static RecognisedPlan read(String name, byte[] content) {
        return new PlanRecogniser().recognise(new SourceReader().read(name, content), Hints.NONE);
    }

    static RecognisedPlan paste(String text) {
        return new PlanRecogniser().recognise(new SourceReader().readText(text), Hints.NONE);
    }

    /** With a period set by a person, where the document says none. */
    static RecognisedPlan within(String name, byte[] content, Period period) {
        Hints none = Hints.NONE;
        Hints hints = new Hints(period, none.title(), none.table(), none.columns(), none.rows(), none.terms());
        return new PlanRecogniser().recognise(new SourceReader().read(name, content), hints);
    }

    byte[] file(PrintFormat format) {
        return file(format, RUSSIAN);
    }

    byte[] file(PrintFormat format, Locale language) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            AnnexContent content = AnnexContent.of(roadmap, activities, List.of());
            Printer.of(format).print(new Annex(content, FormWords.of(language)).document(), out);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return out.toByteArray();
    }

    RecognisedPlan again(PrintFormat format) {
        return again(format, RUSSIAN);
    }

    RecognisedPlan again(PrintFormat format, Locale language) {
        return read("export." + format.extension(), file(format, language));
    }

    private List<RoadmapView.Section> sections(List<PlanSection> sections) {
        List<RoadmapView.Section> views = new ArrayList<>();
        for (PlanSection section : sections) {
            boolean implicit = section.number() == null && section.title() == null;
            UUID id = UUID.randomUUID();
            section.activities().forEach(activity -> activities.add(view(activity, implicit ? null : id)));
            List<RoadmapView.Section> inside = sections(section.sections());
            if (!implicit) {
                views.add(new RoadmapView.Section(id, section.number(), section.title(), 0, 0, inside));
            }
        }
        return views;
    }

    private ActivityView view(PlanActivity activity, @Nullable UUID section) {
        return new ActivityView(
                UUID.randomUUID(),
                section,
                activities.size(),
                activity.number(),
                activity.title(),
                activity.tasks().stream()
                        .map(task -> new ActivityView.Task(task.actor(), task.text(), task.executors()))
                        .toList(),
                activity.projectLevels().stream()
                        .map(level -> ActivityView.ProjectLevel.valueOf(level.name()))
                        .toList(),
                activity.direction(),
                activity.participants(),
                activity.expectedResult(),
                List.of(),
                List.of(),
                activity.termText(),
                term(activity.termText()),
                activity.row(),
                null,
                null,
                null,
                null,
                0,
                List.of());
    }

    /** The file says the term as printed; its meaning is read from that again. */
    private static TermView term(String text) {
        return new TermView(
                text,
                TermStatus.UNPARSEABLE,
                null,
                null,
                null,
                List.of(),
                false,
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    /** Everything that makes two plans equal, line by line; the rows they stand in are no part of it. */
    static List<String> content(RecognisedPlan plan) {
        List<String> lines = new ArrayList<>(List.of(
                "title " + plan.title(),
                "goal " + plan.goal(),
                "order " + plan.orderNumber() + " of " + plan.orderDate() + " by " + plan.signatory(),
                "period " + plan.periodStart() + " " + plan.periodEnd()));
        plan.sections().forEach(section -> describe(section, "", lines));
        return lines;
    }

    private static void describe(PlanSection section, String indent, List<String> lines) {
        lines.add(indent + "§ " + section.number() + " | " + section.title());
        for (PlanActivity activity : section.activities()) {
            lines.add(indent + "  " + activity.number() + " | " + activity.title());
            activity.tasks().forEach(task -> lines.add(indent + "    " + task));
            lines.add(indent + "    " + activity.projectLevels() + " | " + activity.direction() + " | "
                    + activity.participants() + " | " + activity.expectedResult() + " | " + activity.targets());
            lines.add(indent + "    " + activity.termText() + " | " + activity.term());
        }
        section.sections().forEach(inside -> describe(inside, indent + "    ", lines));
    }
}
