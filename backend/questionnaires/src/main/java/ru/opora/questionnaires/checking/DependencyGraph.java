package ru.opora.questionnaires.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import ru.opora.questionnaires.Item;
import ru.opora.questionnaires.Problem;
import ru.opora.questionnaires.ProblemCode;

/** What depends on what: the order in which values are found, circles, and questions that ask about later ones. */
public final class DependencyGraph {

    private enum Mark {
        NEW,
        OPEN,
        DONE
    }

    private final Compilation compilation;
    private final Mark[] marks;
    private final List<Integer> path = new ArrayList<>();
    private final List<Integer> order = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    public DependencyGraph(Compilation compilation) {
        this.compilation = compilation;
        this.marks = new Mark[compilation.items().size()];
        java.util.Arrays.fill(marks, Mark.NEW);
        for (CompiledItem item : compilation.items()) {
            visit(item.index());
            later(item);
        }
    }

    /** The indices of all items, each after everything its value depends on. */
    public List<Integer> order() {
        return order;
    }

    List<Problem> problems() {
        return problems;
    }

    /** Recursion is as deep as the longest chain: at most as many as there are items. */
    private void visit(int index) {
        if (marks[index] == Mark.DONE) {
            return;
        }
        if (marks[index] == Mark.OPEN) {
            cycle(index);
            return;
        }
        marks[index] = Mark.OPEN;
        path.add(index);
        for (int needed : needed(compilation.items().get(index))) {
            visit(needed);
        }
        path.remove(path.size() - 1);
        marks[index] = Mark.DONE;
        order.add(index);
    }

    private Set<Integer> needed(CompiledItem item) {
        Set<Integer> needed = new TreeSet<>();
        if (item.parent() >= 0) {
            needed.add(item.parent());
        }
        for (String name : item.valueReferences()) {
            Integer owner = compilation.variables().owner(name);
            if (owner != null) {
                needed.add(owner);
            }
        }
        return needed;
    }

    private void cycle(int index) {
        List<Integer> circle = path.subList(path.indexOf(index), path.size());
        String names =
                String.join(" → ", circle.stream().map(i -> item(i).name()).toList());
        String pointer = compilation.items().get(index).placed().pointer();
        problems.add(Problem.of(
                ProblemCode.CYCLE, pointer, "names", names + " → " + item(index).name()));
    }

    private void later(CompiledItem item) {
        for (String name : item.shownReferences()) {
            Integer owner = compilation.variables().owner(name);
            if (owner != null && owner > item.index() && item(owner) instanceof Item.Question) {
                problems.add(
                        Problem.of(ProblemCode.LATER_REFERENCE, item.placed().pointer(), "name", name));
            }
        }
    }

    private Item item(int index) {
        return compilation.items().get(index).placed().item();
    }
}
