package ru.opora.roadmaps;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.roadmaps.RoadmapQueries.SectionRow;

/**
 * Where adopted rows go in a draft: into the section of the same number and title as above, among its adopted rows in the order
 * from above, else at its end. A section that is not there is added the same way. Not thread-safe.
 */
final class AdoptedPlaces {

    private final List<SectionRow> above;
    private final List<SectionRow> own;
    private final Map<UUID, Integer> adopted;
    private final DraftOrder order;
    private final List<SectionRow> added = new ArrayList<>();

    /** @param adopted places above of the draft's adopted rows */
    AdoptedPlaces(List<SectionRow> above, List<SectionRow> own, Map<UUID, Integer> adopted, DraftOrder order) {
        this.above = above;
        this.own = new ArrayList<>(own);
        this.adopted = new HashMap<>(adopted);
        this.order = order;
    }

    /** The sections that the draft does not have yet, parents before children. */
    List<SectionRow> added() {
        return added;
    }

    DraftOrder order() {
        return order;
    }

    /**
     * Finds a place.
     *
     * @param section the section above that the row lies in
     * @param place its place above
     */
    void add(UUID row, @Nullable UUID section, int place) {
        UUID there = section == null ? null : own(section);
        List<UUID> siblings = order.rows().stream()
                .filter(other -> Objects.equals(other.section(), there))
                .map(DraftOrder.Row::id)
                .toList();
        order.addRow(row, there, after(siblings, adopted, place));
        adopted.put(row, place);
    }

    /** The draft's section that stands for one above. */
    private UUID own(UUID section) {
        SectionRow wanted = above.stream()
                .filter(one -> one.id().equals(section))
                .findFirst()
                .orElseThrow();
        UUID parent = wanted.parentId() == null ? null : own(wanted.parentId());
        return own.stream()
                .filter(one -> Objects.equals(one.parentId(), parent) && same(one, wanted))
                .findFirst()
                .map(SectionRow::id)
                .orElseGet(() -> added(wanted, parent));
    }

    private UUID added(SectionRow wanted, @Nullable UUID parent) {
        Map<UUID, Integer> places = new HashMap<>();
        for (SectionRow one : own) {
            for (int i = 0; i < above.size(); i++) {
                if (Objects.equals(above.get(i).parentId(), wanted.parentId()) && same(one, above.get(i))) {
                    places.putIfAbsent(one.id(), i);
                }
            }
        }
        List<UUID> siblings = order.sections().stream()
                .filter(other -> Objects.equals(other.parent(), parent))
                .map(DraftOrder.Section::id)
                .toList();
        SectionRow section = new SectionRow(UUID.randomUUID(), parent, wanted.number(), wanted.title(), 0, 0);
        order.addSection(section.id(), parent, after(siblings, places, above.indexOf(wanted)));
        own.add(section);
        added.add(section);
        return section.id();
    }

    /** What of the siblings it follows: the last one that is before it above, else what is before the first one behind it. */
    private static @Nullable UUID after(List<UUID> siblings, Map<UUID, Integer> places, int place) {
        UUID last = null;
        UUID first = null;
        UUID previous = null;
        boolean behind = false;
        for (UUID sibling : siblings) {
            Integer there = places.get(sibling);
            if (there != null && there < place) {
                last = sibling;
            } else if (there != null && !behind) {
                behind = true;
                first = previous;
            }
            previous = sibling;
        }
        if (last != null) {
            return last;
        }
        return behind ? first : previous;
    }

    private static boolean same(SectionRow one, SectionRow other) {
        return Objects.equals(one.number(), other.number()) && Objects.equals(one.title(), other.title());
    }
}
