package ru.opora.monitoring.assessments.importing;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import ru.opora.monitoring.assessments.importing.ResultImportView.Column;

/** Percentages as files write them: «40», «40 %», and under «Доля» also 0,4. */
final class PercentCells {

    private static final Set<ResultColumn> PERCENTS = EnumSet.of(
            ResultColumn.PERCENT2,
            ResultColumn.PERCENT3,
            ResultColumn.PERCENT4,
            ResultColumn.PERCENT5,
            ResultColumn.BELOW_PERCENT);

    private static final Pattern SHARE = Pattern.compile("(?<!\\p{L})дол[яи]|share");
    private static final Pattern PERCENT = Pattern.compile("%|процент|percent");
    private static final int HUNDREDFOLD = 2;

    private final Set<ResultColumn> shares = EnumSet.noneOf(ResultColumn.class);

    PercentCells(List<Column> columns) {
        columns.stream()
                .filter(column -> PERCENTS.contains(column.role()) && isShare(column))
                .forEach(column -> shares.add(column.role()));
    }

    /** What a cell says, in percent if its column holds percentages. */
    String read(ResultColumn role, String text) {
        if (!shares.contains(role) || text.contains("%")) {
            return text;
        }
        Double number = Cells.number(text);
        return number == null || number > 1
                ? text
                : BigDecimal.valueOf(number).movePointRight(HUNDREDFOLD).toPlainString();
    }

    /** Where the first rows are more than a whole it holds percentages, whatever its header says. */
    private static boolean isShare(Column column) {
        String header = column.header().toLowerCase(Locale.ROOT);
        return SHARE.matcher(header).find()
                && !PERCENT.matcher(header).find()
                && column.samples().stream().allMatch(PercentCells::isPart);
    }

    private static boolean isPart(String sample) {
        Double number = Cells.number(sample);
        return number == null || number <= 1;
    }
}
