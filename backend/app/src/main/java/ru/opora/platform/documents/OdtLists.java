package ru.opora.platform.documents;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Counts the numbered lists of an OpenDocument text: a list begins anew unless it says that it goes on. */
final class OdtLists {
    private static final int LEVELS = 10;
    private static final int NONE = Integer.MIN_VALUE;

    private final OdtStyles styles;
    private final Map<String, int[]> counters = new HashMap<>();
    private String style = "";
    private int level = -1;

    OdtLists(OdtStyles styles) {
        this.styles = styles;
    }

    /** What to return to when a list ends. */
    record Place(String style, int level) {}

    /** Enters a list or a list within a list. */
    Place enter(XmlCursor list) {
        Place before = new Place(style, level);
        level++;
        String own = list.attribute("style-name", "");
        if (!own.isEmpty()) {
            style = own;
        }
        boolean goesOn =
                list.attribute("continue-numbering", "false").equals("true") || list.attribute("continue-list") != null;
        if (level == 0 && !goesOn) {
            Arrays.fill(counts(), NONE);
        }
        return before;
    }

    void leave(Place before) {
        style = before.style();
        level = before.level();
    }

    /** Counts an item and gives its label; empty for bullets. */
    String item(int startValue) {
        if (level < 0 || level >= LEVELS) {
            return "";
        }
        int[] counts = counts();
        if (startValue != NONE) {
            counts[level] = startValue;
        } else {
            counts[level] =
                    counts[level] == NONE ? styles.listLevel(style, level).start() : counts[level] + 1;
        }
        Arrays.fill(counts, level + 1, LEVELS, NONE);
        return render(counts);
    }

    private String render(int[] counts) {
        OdtStyles.ListLevel shape = styles.listLevel(style, level);
        if (shape.format().isEmpty()) {
            return "";
        }
        StringBuilder label = new StringBuilder(shape.prefix());
        int first = Math.max(0, level - Math.max(shape.shown(), 1) + 1);
        for (int i = first; i <= level; i++) {
            OdtStyles.ListLevel at = styles.listLevel(style, i);
            int count = counts[i] == NONE ? at.start() : counts[i];
            label.append(i > first ? "." : "").append(ListNumbers.render(at.format(), count));
        }
        return label.append(shape.suffix()).toString().strip();
    }

    private int[] counts() {
        return counters.computeIfAbsent(style, name -> {
            int[] fresh = new int[LEVELS];
            Arrays.fill(fresh, NONE);
            return fresh;
        });
    }

    /** The value an item is told to start with. */
    static int startValue(XmlCursor item) {
        return item.number("start-value", NONE);
    }
}
