package ru.opora.roadmaps.editions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.roadmaps.editions.PlanContent.Row;
import ru.opora.roadmaps.editions.PlanContent.Section;
import ru.opora.roadmaps.editions.RenewalView.Conflict;

/**
 * What an amending draft takes over of a later edition: of three states of a row, the one that was changed counts; where both the
 * draft and the edition changed it, the draft's stays and a person is told.
 */
final class Renewal {

    private final Map<UUID, Row> base;
    private final Map<UUID, Row> draft;

    /** Rows of the roadmap whose words the draft takes. */
    final List<UUID> taken = new ArrayList<>();
    /** Rows of the roadmap that are new for the draft. */
    final List<UUID> added = new ArrayList<>();
    /** Sections of the roadmap that are new for the draft. */
    final List<UUID> sections = new ArrayList<>();
    /** Rows that the later edition dropped and the draft did not touch. */
    final List<UUID> dropped = new ArrayList<>();
    /** Rows that the later edition dropped and the draft changed: in the draft they are new ones now. */
    final List<UUID> loosened = new ArrayList<>();

    final List<Conflict> conflicts = new ArrayList<>();

    private Renewal(PlanContent base, PlanContent draft) {
        this.base = rows(base);
        this.draft = rows(draft);
    }

    static Renewal of(PlanContent base, PlanContent current, PlanContent draft) {
        var renewal = new Renewal(base, draft);
        current.activities().forEach(renewal::take);
        Map<UUID, Row> now = rows(current);
        base.activities().stream().filter(row -> !now.containsKey(row.id())).forEach(renewal::drop);
        List<UUID> known = new ArrayList<>();
        base.sections().stream().map(Section::id).forEach(known::add);
        draft.sections().stream().map(Section::id).forEach(known::add);
        current.sections().stream()
                .map(Section::id)
                .filter(id -> !known.contains(id))
                .forEach(renewal.sections::add);
        return renewal;
    }

    private void take(Row now) {
        Row was = base.get(now.id());
        Row own = draft.get(now.id());
        if (was == null) {
            added.add(now.id());
        } else if (differs(was, now)) {
            if (own != null && !differs(was, own)) {
                taken.add(now.id());
            } else {
                conflicts.add(conflict(now));
            }
        }
    }

    private void drop(Row was) {
        Row own = draft.get(was.id());
        if (own != null && differs(was, own)) {
            loosened.add(was.id());
            conflicts.add(conflict(own));
        } else if (own != null) {
            dropped.add(was.id());
        }
    }

    private static boolean differs(@Nullable Row one, Row other) {
        return one == null || !RowFields.between(one, other).isEmpty();
    }

    private static Conflict conflict(Row row) {
        return new Conflict(row.id(), row.number(), row.title());
    }

    private static Map<UUID, Row> rows(PlanContent plan) {
        Map<UUID, Row> rows = new HashMap<>();
        plan.activities().forEach(row -> rows.put(row.id(), row));
        return rows;
    }
}
