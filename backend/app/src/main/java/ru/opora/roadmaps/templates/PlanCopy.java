package ru.opora.roadmaps.templates;

import java.time.temporal.ValueRange;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import ru.opora.roadmaps.RoadmapDraft;
import ru.opora.roadmaps.editions.PlanContent;
import ru.opora.roadmaps.editions.PlanTree;
import ru.opora.roadmaps.terms.TermMapper;
import ru.opora.terms.Period;
import ru.opora.terms.TermParser;
import ru.opora.terms.TermShift;
import ru.opora.terms.TermStatus;
import ru.opora.terms.TermWindow;

/** Carries a plan over to another period: words stay, years move, terms are read anew. */
@Component
class PlanCopy {

    private static final ValueRange COHORTS = ValueRange.of(1990, 2100);

    private final TermMapper terms;
    private final TermShift shift = new TermShift(new TermParser());

    PlanCopy(TermMapper terms) {
        this.terms = terms;
    }

    /**
     * @param draft the plan for its new owner and period
     * @param rows the ids of the old rows, in the order of the new ones
     * @param cohortYear whose schools it means: those of as many years later as the plan is; null: all of the programme
     */
    record Made(
            RoadmapDraft draft, List<UUID> rows, @Nullable Integer cohortYear) {}

    /** @param title null: the old one with its years moved */
    Made copy(PlanContent plan, UUID organization, @Nullable String title, Period to) {
        Period from = new Period(plan.periodStart(), plan.periodEnd());
        int years = to.start().getYear() - from.start().getYear();
        List<UUID> rows = new ArrayList<>();
        List<RoadmapDraft.Section> sections = PlanTree.sections(plan, row -> activity(row, from, to, years), rows);
        return new Made(
                new RoadmapDraft(
                        organization,
                        title == null ? TermShift.moveYears(plan.title(), years) : title,
                        plan.goal() == null ? null : TermShift.moveYears(plan.goal(), years),
                        to.start(),
                        to.end(),
                        null,
                        null,
                        null,
                        null,
                        sections),
                rows,
                moved(cohort(plan), years));
    }

    /** Whose schools a plan means; null: all of the programme. */
    static @Nullable Integer cohort(PlanContent plan) {
        return plan.cohortYear() == null ? null : Integer.valueOf(plan.cohortYear());
    }

    /** A year that no cohort can have is not moved to. */
    private static @Nullable Integer moved(@Nullable Integer cohort, int years) {
        return cohort == null || !COHORTS.isValidIntValue(cohort + years) ? cohort : Integer.valueOf(cohort + years);
    }

    private RoadmapDraft.Activity activity(PlanContent.Row row, Period from, Period to, int years) {
        boolean certain = row.term().status() == TermStatus.PARSED || row.term().status() == TermStatus.OPEN;
        List<TermWindow> windows = row.term().windows().stream()
                .map(window -> new TermWindow(window.start(), window.due()))
                .toList();
        TermShift.Shifted shifted = shift.shift(row.term().text(), windows, certain, from, to);
        String printed =
                row.termText().equals(row.term().text()) ? shifted.text() : TermShift.moveYears(row.termText(), years);
        return PlanTree.activity(row, printed, terms.view(shifted.term()));
    }
}
