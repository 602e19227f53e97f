package ru.opora.roadmaps.importing.recognition;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the levels of a project: «ФП, РП», «федеральный». */
final class ProjectLevels {
    private static final Pattern FEDERAL = Pattern.compile("(?<!\\p{L})(?:фп|федеральн\\p{L}*)(?!\\p{L})");
    private static final Pattern REGIONAL = Pattern.compile(
            "(?<!\\p{L})(?:рп|региональн\\p{L}*|краев\\p{L}+|областн\\p{L}+|республиканск\\p{L}+)(?!\\p{L})");
    private static final int LONGEST = 60;

    private ProjectLevels() {}

    static List<ProjectLevel> of(String text) {
        String words = Texts.words(text);
        List<ProjectLevel> levels = new ArrayList<>();
        if (words.length() > LONGEST) {
            return levels;
        }
        if (FEDERAL.matcher(words).find()) {
            levels.add(ProjectLevel.FEDERAL);
        }
        if (REGIONAL.matcher(words).find()) {
            levels.add(ProjectLevel.REGIONAL);
        }
        return levels;
    }
}
