package ru.opora.questionnaires.scoring;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that add up, as a network: every published sum is a node, every number an arc that stands in one sum as a part and in
 * another as the whole. All tables with the same published numbers differ by circulations through the hidden arcs; so what
 * somebody who subtracts can learn of a hidden number is how far it can be raised and lowered by those.
 *
 * <p>A number from 1 to one below the least is hidden, and others are hidden with it until each such number could, for all that is
 * published, be the least or more. Then no sum of hidden numbers gives it away either. Whoever shows the result must show all
 * hidden numbers alike, whatever the reason.
 */
final class CellNetwork {

    /** @param cost how much is lost when it is hidden */
    private record Arc(int from, int to, long value, long cost) {}

    private final List<Arc> arcs = new ArrayList<>();
    private final List<List<Integer>> touching = new ArrayList<>();
    private final List<List<Integer>> hiddenTouching = new ArrayList<>();

    /** Adds a number and gives its index. */
    int add(int from, int to, long value, long cost) {
        if (value < 0) {
            throw new IllegalArgumentException("A count is negative: " + value);
        }
        while (touching.size() <= Math.max(from, to)) {
            touching.add(new ArrayList<>());
            hiddenTouching.add(new ArrayList<>());
        }
        arcs.add(new Arc(from, to, value, cost));
        touching.get(from).add(arcs.size() - 1);
        touching.get(to).add(arcs.size() - 1);
        return arcs.size() - 1;
    }

    /** Which numbers must be hidden so that none from 1 to one below the least can be told. */
    boolean[] hidden(int least) {
        boolean[] hidden = new boolean[arcs.size()];
        List<Integer> small = new ArrayList<>();
        for (int i = 0; i < arcs.size(); i++) {
            long value = arcs.get(i).value();
            if (value > 0 && value < least) {
                hide(i, hidden);
                small.add(i);
            }
        }
        small.sort(Comparator.comparingLong(i -> arcs.get(i).value()));
        small.forEach(i -> protect(i, least, hidden));
        return hidden;
    }

    private void hide(int index, boolean[] hidden) {
        if (!hidden[index]) {
            hidden[index] = true;
            hiddenTouching.get(arcs.get(index).from()).add(index);
            hiddenTouching.get(arcs.get(index).to()).add(index);
        }
    }

    /** Hides what is needed, at the least cost found, so that the number could be the least. */
    private void protect(int index, int least, boolean[] hidden) {
        long[] change = new long[arcs.size()];
        long need = least - arcs.get(index).value();
        while (need > 0) {
            int[] path = freePath(index, change);
            path = path == null ? cheapestPath(index, change, hidden) : path;
            if (path == null) {
                throw new IllegalStateException("The numbers do not add up");
            }
            long amount = need;
            for (int step : path) {
                amount = Math.min(amount, room(step, change));
            }
            for (int step : path) {
                int arc = step >> 1;
                change[arc] += isForward(step) ? amount : -amount;
                hide(arc, hidden);
            }
            need -= amount;
        }
    }

    /** Steps are arcs with a direction in the last bit. */
    private static boolean isForward(int step) {
        return (step & 1) == 0;
    }

    private long room(int step, long[] change) {
        int arc = step >> 1;
        return isForward(step) ? Long.MAX_VALUE : arcs.get(arc).value() + change[arc];
    }

    /** A path over what is hidden already (breadth first); null when there is none. */
    private int @Nullable [] freePath(int index, long[] change) {
        int[] by = new int[touching.size()];
        Arrays.fill(by, -1);
        int start = arcs.get(index).to();
        int goal = arcs.get(index).from();
        Deque<Integer> queue = new ArrayDeque<>(List.of(start));
        while (!queue.isEmpty() && by[goal] < 0) {
            int node = queue.remove();
            for (int arc : hiddenTouching.get(node)) {
                boolean forward = arcs.get(arc).from() == node;
                int step = arc * 2 + (forward ? 0 : 1);
                int next = forward ? arcs.get(arc).to() : arcs.get(arc).from();
                if (arc != index && next != start && by[next] < 0 && room(step, change) > 0) {
                    by[next] = step;
                    queue.add(next);
                }
            }
        }
        return start == goal || by[goal] >= 0 ? path(by, start, goal) : null;
    }

    /** From the arc's end back to its start without the arc itself (Dijkstra); null when there is none. */
    private int @Nullable [] cheapestPath(int index, long[] change, boolean[] hidden) {
        long[] distance = new long[touching.size()];
        int[] by = new int[touching.size()];
        Arrays.fill(distance, Long.MAX_VALUE);
        Arrays.fill(by, -1);
        int start = arcs.get(index).to();
        int goal = arcs.get(index).from();
        PriorityQueue<long[]> queue = new PriorityQueue<>(
                Comparator.comparingLong((long[] entry) -> entry[0]).thenComparingLong(entry -> entry[1]));
        distance[start] = 0;
        queue.add(new long[] {0, start});
        while (!queue.isEmpty()) {
            long[] entry = queue.remove();
            int node = (int) entry[1];
            if (node == goal) {
                return path(by, start, goal);
            }
            if (entry[0] == distance[node]) {
                relax(node, index, change, hidden, distance, by, queue);
            }
        }
        return null;
    }

    private void relax(
            int node,
            int without,
            long[] change,
            boolean[] hidden,
            long[] distance,
            int[] by,
            PriorityQueue<long[]> queue) {
        for (int arc : touching.get(node)) {
            boolean forward = arcs.get(arc).from() == node;
            int step = arc * 2 + (forward ? 0 : 1);
            int next = forward ? arcs.get(arc).to() : arcs.get(arc).from();
            if (arc == without || room(step, change) <= 0) {
                continue;
            }
            long length = distance[node] + (hidden[arc] ? 0 : arcs.get(arc).cost());
            if (length < distance[next]) {
                distance[next] = length;
                by[next] = step;
                queue.add(new long[] {length, next});
            }
        }
    }

    private int[] path(int[] by, int start, int goal) {
        List<Integer> steps = new ArrayList<>();
        int node = goal;
        while (node != start) {
            int step = by[node];
            steps.add(step);
            Arc arc = arcs.get(step >> 1);
            node = isForward(step) ? arc.from() : arc.to();
        }
        return steps.stream().mapToInt(Integer::intValue).toArray();
    }
}
