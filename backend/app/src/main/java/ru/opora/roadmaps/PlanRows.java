package ru.opora.roadmaps;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.security.Caller;

/** Rows that other rooms put into drafts: a section of their own at the end, whose rows are edited like any. */
@Service
public class PlanRows {

    private final Roadmaps roadmaps;
    private final Sections sections;
    private final Activities activities;

    PlanRows(Roadmaps roadmaps, Sections sections, Activities activities) {
        this.roadmaps = roadmaps;
        this.sections = sections;
        this.activities = activities;
    }

    /**
     * A row in words.
     *
     * @param termText its meaning is read from it, in the draft's period
     * @param executors role tokens
     */
    public record Row(
            String title, String termText, @Nullable String expectedResult, List<String> executors) {}

    /** Adds a section with rows to a draft in which the caller may write, and gives the rows' ids; a problem when it is no draft. */
    @Transactional
    public Mono<List<UUID>> add(Caller caller, UUID draft, String section, List<Row> rows) {
        return roadmaps.get(caller, draft)
                .flatMap(view -> sections.add(
                        caller, draft, new SectionRequest(null, null, section, null, last(view.sections()))))
                .flatMap(made -> Flux.range(0, rows.size())
                        .map(number -> rows.get(rows.size() - 1 - number)) // each comes first in its section
                        .concatMap(row -> activities.add(caller, draft, request(made.id(), row)))
                        .map(ActivityView::id)
                        .collectList());
    }

    private static @Nullable UUID last(List<RoadmapView.Section> sections) {
        return sections.isEmpty() ? null : sections.get(sections.size() - 1).id();
    }

    private static ActivityRequest request(UUID section, Row row) {
        return new ActivityRequest(
                null,
                section,
                null,
                null,
                row.title(),
                List.of(new TaskInput(null, "", row.executors())),
                null,
                null,
                null,
                row.expectedResult(),
                null,
                null,
                row.termText(),
                false);
    }
}
