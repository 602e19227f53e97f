package ru.opora.roadmaps.importing.recognition;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What the cells of a column look like.
 *
 * @param filled how many cells have text
 * @param averageLength the average length of their texts
 * @param terms the share of cells that may be terms
 * @param times the share of times of day
 * @param numbers the share of bare labels («1», «2.1.», «а)»)
 * @param levels the share of project levels
 * @param marks the share of marks («+»)
 * @param distinct the share of different texts
 */
record ColumnContent(
        int filled,
        double averageLength,
        double terms,
        double times,
        double numbers,
        double levels,
        double marks,
        double distinct) {

    private static final Pattern LABEL = Pattern.compile("(?:\\d{1,3}(?:\\.\\d{1,3}){0,4}|[IVX]{1,5}|[а-яa-z])[.)]?");
    private static final int ROWS_READ = 400;

    static ColumnContent of(int column, List<GridRow> rows) {
        List<String> texts = rows.stream()
                .filter(row -> !row.wide() && !row.blank() && !row.continued(column))
                .limit(ROWS_READ)
                .map(row -> Texts.flat(row.text(column)))
                .filter(text -> !text.isEmpty())
                .toList();
        if (texts.isEmpty()) {
            return new ColumnContent(0, 0, 0, 0, 0, 0, 0, 0);
        }
        double count = texts.size();
        return new ColumnContent(
                texts.size(),
                texts.stream().mapToInt(String::length).sum() / count,
                texts.stream().filter(ColumnContent::term).count() / count,
                texts.stream().filter(TermWords::isTimeOfDay).count() / count,
                texts.stream().filter(text -> LABEL.matcher(text).matches()).count() / count,
                texts.stream().filter(text -> !ProjectLevels.of(text).isEmpty()).count() / count,
                texts.stream().filter(Slots::isMark).count() / count,
                texts.stream().distinct().count() / count);
    }

    private static boolean term(String text) {
        return (TermWords.likeTerm(text) && (text.length() <= 45 || TermWords.startsWithTerm(text)))
                || TermWords.startsWithTerm(text);
    }
}
