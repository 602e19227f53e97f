package ru.opora.roadmaps;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;

/**
 * The printed order of a draft: its sections, parents before children, and its rows. Numbers are labels, so the order is all
 * there is. Not thread-safe.
 */
final class DraftOrder {

    /** A section and where it lies. */
    record Section(UUID id, @Nullable UUID parent) {}

    /** A row and where it lies. */
    record Row(UUID id, @Nullable UUID section) {}

    private final List<Section> sections;
    private final List<Row> rows;

    DraftOrder(List<Section> sections, List<Row> rows) {
        this.sections = new ArrayList<>(sections);
        this.rows = new ArrayList<>(rows);
    }

    List<Section> sections() {
        return sections;
    }

    List<Row> rows() {
        return rows;
    }

    void addSection(UUID id, @Nullable UUID parent, @Nullable UUID after) {
        insert(List.of(new Section(id, parent)), parent, after);
    }

    /** Moves a section with what is in it, and its rows with it. */
    void moveSection(UUID id, @Nullable UUID parent, @Nullable UUID after) {
        List<Section> block = subtree(id);
        Set<UUID> ids = ids(block);
        if (parent != null && ids.contains(parent)) {
            throw ProblemException.invalid(FieldError.of("/parentId", "CYCLE"));
        }
        if (after != null && ids.contains(after)) {
            throw ProblemException.invalid(FieldError.of("/afterId", "CYCLE"));
        }
        sections.removeAll(block);
        List<Section> moved = new ArrayList<>(block);
        moved.set(0, new Section(id, parent));
        insert(moved, parent, after);
        carryRows(ids, id);
    }

    void addRow(UUID id, @Nullable UUID section, @Nullable UUID after) {
        rows.add(place(section, after), new Row(id, section));
    }

    void moveRow(UUID id, @Nullable UUID section, @Nullable UUID after) {
        if (id.equals(after)) {
            throw ProblemException.invalid(FieldError.of("/afterId", "CYCLE"));
        }
        rows.removeIf(row -> row.id().equals(id));
        addRow(id, section, after);
    }

    /** The section with all sections in it. */
    List<Section> subtree(UUID id) {
        Set<UUID> inside = new HashSet<>(Set.of(id));
        List<Section> found = new ArrayList<>();
        for (Section section : sections) {
            if (inside.contains(section.id()) || section.parent() != null && inside.contains(section.parent())) {
                inside.add(section.id());
                found.add(section);
            }
        }
        return found;
    }

    private void insert(List<Section> block, @Nullable UUID parent, @Nullable UUID after) {
        if (parent != null && indexOf(parent) < 0) {
            throw ProblemException.invalid(FieldError.of("/parentId", "NOT_FOUND"));
        }
        if (after == null) {
            sections.addAll(parent == null ? 0 : indexOf(parent) + 1, block);
            return;
        }
        int index = indexOf(after);
        if (index < 0 || !Objects.equals(sections.get(index).parent(), parent)) {
            throw ProblemException.invalid(FieldError.of("/afterId", "NOT_FOUND"));
        }
        sections.addAll(index + subtree(after).size(), block);
    }

    private void carryRows(Set<UUID> moved, UUID first) {
        List<Row> block = rows.stream()
                .filter(row -> row.section() != null && moved.contains(row.section()))
                .toList();
        rows.removeAll(block);
        rows.addAll(begin(first), block);
    }

    private int place(@Nullable UUID section, @Nullable UUID after) {
        if (section != null && indexOf(section) < 0) {
            throw ProblemException.invalid(FieldError.of("/sectionId", "NOT_FOUND"));
        }
        if (after != null) {
            int index = rows.indexOf(new Row(after, section));
            if (index < 0) {
                throw ProblemException.invalid(FieldError.of("/afterId", "NOT_FOUND"));
            }
            return index + 1;
        }
        for (int i = 0; i < rows.size(); i++) {
            if (Objects.equals(rows.get(i).section(), section)) {
                return i;
            }
        }
        return section == null ? 0 : begin(section);
    }

    /** Where rows of a section that has none yet begin: after those of the sections before it. */
    private int begin(UUID section) {
        int own = indexOf(section);
        int begin = 0;
        for (int i = 0; i < rows.size(); i++) {
            UUID other = rows.get(i).section();
            if (other == null ? begin == i : indexOf(other) < own) {
                begin = i + 1;
            }
        }
        return begin;
    }

    private int indexOf(UUID section) {
        for (int i = 0; i < sections.size(); i++) {
            if (sections.get(i).id().equals(section)) {
                return i;
            }
        }
        return -1;
    }

    private static Set<UUID> ids(List<Section> block) {
        Set<UUID> ids = new HashSet<>();
        block.forEach(section -> ids.add(section.id()));
        return ids;
    }
}
