package ru.opora.roadmaps.importing.recognition;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a document says of its plan, for a person to check.
 *
 * @param title the full title of the plan
 * @param goal the goal, without the word «Цель»
 * @param issuer the authority over the order
 * @param orderNumber the number of the order
 * @param orderDate the date of the order
 * @param signatory the post and the name under the order
 * @param periodStart the first day of the plan's period; null with periodEnd when nothing in the document says it
 * @param periodEnd the last day
 * @param abbreviations short form to what it stands for, in printed order
 * @param columns the columns of the plan's table
 * @param sections the sections; activities outside any section stand in one without number and title
 * @param issues the doubts, by row
 * @param source the table as printed
 * @param tables all tables of the document, so that another can be chosen
 */
public record RecognisedPlan(
        @Nullable String title,
        @Nullable String goal,
        @Nullable String issuer,
        @Nullable String orderNumber,
        @Nullable LocalDate orderDate,
        @Nullable String signatory,
        @Nullable LocalDate periodStart,
        @Nullable LocalDate periodEnd,
        Map<String, String> abbreviations,
        List<PlanColumn> columns,
        List<PlanSection> sections,
        List<PlanIssue> issues,
        SourceView source,
        List<PlanTable> tables) {
    public RecognisedPlan {
        abbreviations = Collections.unmodifiableMap(new LinkedHashMap<>(abbreviations));
        columns = List.copyOf(columns);
        sections = List.copyOf(sections);
        issues = List.copyOf(issues);
        tables = List.copyOf(tables);
    }

    /** How many sections are printed, nested ones included. */
    public int sectionCount() {
        return sections.stream().mapToInt(PlanSection::countSections).sum();
    }

    /** How many activities there are. */
    public int activityCount() {
        return sections.stream().mapToInt(PlanSection::countActivities).sum();
    }
}
