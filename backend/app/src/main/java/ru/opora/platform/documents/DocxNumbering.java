package ru.opora.platform.documents;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts Word's automatic lists and renders the labels as they are printed: «1.», «2.3.», «б)», «IV.». */
final class DocxNumbering {
    private static final int LEVELS = 9;
    private static final int MANY = 10_000;

    private final Map<Integer, Abstract> abstracts = new HashMap<>();
    private final Map<Integer, Instance> instances = new HashMap<>();
    private final Map<String, Integer> styleOwners = new HashMap<>();

    private DocxNumbering() {}

    private static final class Level {
        private int start = 1;
        private String format = "decimal";
        private String text = "";
        private String style = "";
        private boolean legal;
        private int restart = -1;
    }

    /** One list of the document; all instances of it go on counting together. */
    private static final class Abstract {
        private final Level[] levels = new Level[LEVELS];
        private final int[] counters = new int[LEVELS];
        private String link = "";

        Abstract() {
            Arrays.setAll(levels, i -> new Level());
            Arrays.fill(counters, Integer.MIN_VALUE);
        }
    }

    private static final class Instance {
        private int list = -1;
        private final Map<Integer, Integer> starts = new HashMap<>();
        private final Map<Integer, Level> levels = new HashMap<>();
    }

    static DocxNumbering read(OoxmlPackage parts, DocxStyles styles) throws IOException {
        DocxNumbering numbering = new DocxNumbering();
        String part = parts.relatedToMain("/numbering");
        if (part == null) {
            return numbering;
        }
        try (XmlCursor xml = parts.zip().xml(part, DocxReader.NAMESPACES)) {
            xml.root();
            int root = xml.depth();
            while (xml.nextChild(root)) {
                switch (xml.name()) {
                    case "abstractNum" -> numbering.readAbstract(xml);
                    case "num" -> numbering.readInstance(xml);
                    default -> {}
                }
            }
        }
        numbering.followLinks(styles);
        return numbering;
    }

    private void readAbstract(XmlCursor xml) throws IOException {
        Abstract list = new Abstract();
        int id = xml.number("abstractNumId", -1);
        if (abstracts.size() < MANY) {
            abstracts.put(id, list);
        }
        int self = xml.depth();
        while (xml.nextChild(self)) {
            switch (xml.name()) {
                case "lvl" -> {
                    int level = xml.number("ilvl", 0);
                    if (level >= 0 && level < LEVELS) {
                        list.levels[level] = readLevel(xml);
                    }
                }
                case "numStyleLink" -> list.link = xml.attribute("val", "");
                case "styleLink" -> styleOwners.put(xml.attribute("val", ""), id);
                default -> {}
            }
        }
    }

    private static Level readLevel(XmlCursor xml) throws IOException {
        Level level = new Level();
        int self = xml.depth();
        while (xml.nextChild(self)) {
            switch (xml.name()) {
                case "start" -> level.start = xml.number("val", 1);
                case "numFmt" -> level.format = xml.attribute("val", "decimal");
                case "lvlText" -> level.text = xml.attribute("val", "");
                case "pStyle" -> level.style = xml.attribute("val", "");
                case "isLgl" -> level.legal = DocxStyles.on(xml);
                case "lvlRestart" -> level.restart = xml.number("val", -1);
                default -> {}
            }
        }
        return level;
    }

    private void readInstance(XmlCursor xml) throws IOException {
        Instance instance = new Instance();
        if (instances.size() < MANY) {
            instances.put(xml.number("numId", -1), instance);
        }
        int self = xml.depth();
        while (xml.nextChild(self)) {
            switch (xml.name()) {
                case "abstractNumId" -> instance.list = xml.number("val", -1);
                case "lvlOverride" -> readOverride(xml, instance);
                default -> {}
            }
        }
    }

    private static void readOverride(XmlCursor xml, Instance instance) throws IOException {
        int level = xml.number("ilvl", 0);
        int self = xml.depth();
        while (xml.nextChild(self)) {
            switch (xml.name()) {
                case "startOverride" -> instance.starts.put(level, xml.number("val", 1));
                case "lvl" -> instance.levels.put(level, readLevel(xml));
                default -> {}
            }
        }
    }

    /** A list may only name a style, and the style the instance of the list that has the levels. */
    private void followLinks(DocxStyles styles) {
        for (Instance instance : instances.values()) {
            Abstract list = abstracts.get(instance.list);
            if (list != null && !list.link.isEmpty()) {
                Integer owner = styleOwners.get(list.link);
                Instance styled = instances.get(styles.style(list.link).list());
                instance.list = owner != null ? owner : styled != null ? styled.list : instance.list;
            }
        }
    }

    /** Counts the paragraph and gives its label; empty for none and for bullets. */
    String label(DocxParagraph paragraph) {
        Instance instance = instances.get(paragraph.list());
        Abstract list = instance == null ? null : abstracts.get(instance.list);
        if (instance == null || list == null) {
            return "";
        }
        int level = level(paragraph, list);
        count(instance, list, level);
        return render(instance, list, level);
    }

    private static int level(DocxParagraph paragraph, Abstract list) {
        if (paragraph.level() >= 0) {
            return Math.min(paragraph.level(), LEVELS - 1);
        }
        for (int i = 0; i < LEVELS; i++) {
            if (!paragraph.style().isEmpty() && list.levels[i].style.equals(paragraph.style())) {
                return i;
            }
        }
        return 0;
    }

    private static void count(Instance instance, Abstract list, int level) {
        // An overridden start counts once, when the instance is first used at the level.
        @Nullable Integer start = instance.starts.remove(level);
        if (start != null) {
            list.counters[level] = start;
        } else if (list.counters[level] == Integer.MIN_VALUE) {
            list.counters[level] = at(instance, list, level).start;
        } else {
            list.counters[level]++;
        }
        for (int above = 0; above < level; above++) {
            if (list.counters[above] == Integer.MIN_VALUE) {
                list.counters[above] = at(instance, list, above).start;
            }
        }
        for (int below = level + 1; below < LEVELS; below++) {
            int restart = at(instance, list, below).restart;
            // 0: never restarts; n: restarts after a paragraph of level n - 1 or above.
            if (restart < 0 || level < restart) {
                list.counters[below] = Integer.MIN_VALUE;
            }
        }
    }

    private static Level at(Instance instance, Abstract list, int level) {
        Level own = instance.levels.get(level);
        return own == null ? list.levels[level] : own;
    }

    private static String render(Instance instance, Abstract list, int level) {
        Level shape = at(instance, list, level);
        if (shape.format.equals("bullet") || shape.text.length() > 100) {
            return "";
        }
        StringBuilder label = new StringBuilder();
        for (int i = 0; i < shape.text.length(); i++) {
            char c = shape.text.charAt(i);
            int place = i + 1 < shape.text.length() ? shape.text.charAt(i + 1) - '1' : -1;
            if (c == '%' && place >= 0 && place < LEVELS) {
                String format = shape.legal && place < level ? "decimal" : at(instance, list, place).format;
                int count = list.counters[place];
                label.append(ListNumbers.render(format, count == Integer.MIN_VALUE ? 1 : count));
                i++;
            } else {
                label.append(c);
            }
        }
        return label.toString().strip();
    }
}
