package ru.opora.monitoring.assessments.importing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.opora.monitoring.assessments.importing.ResultImportView.Column;
import ru.opora.monitoring.assessments.importing.ResultImportView.Sheet;
import ru.opora.monitoring.assessments.importing.ResultImportView.Status;
import ru.opora.platform.documents.RowStream;

/**
 * What is read of a file, as its beginning shows.
 *
 * @param sheets those of a workbook that has several
 * @param sheet which of them is read; null: a person has to say it, or the file has but one table
 * @param remembered whether the columns are as they were said last time
 * @param rows how many rows are to be expected; 0: nobody can tell before they are read
 */
record ResultTable(
        List<Sheet> sheets,
        @Nullable Integer sheet,
        int headerRow,
        List<Column> columns,
        boolean remembered,
        int rows) {

    private static final int SAMPLES = 3;

    /** The first rows of a file, before anybody says what they are. */
    record Beginning(List<Sheet> sheets, @Nullable Integer sheet, List<RowStream.Row> rows, int expected) {

        ResultHeader header() {
            return ResultHeader.find(rows);
        }

        ResultTable as(List<ResultColumn> roles, boolean remembered) {
            ResultHeader header = header();
            List<Column> columns = new ArrayList<>();
            for (int index = 0; index < header.texts().size(); index++) {
                columns.add(
                        new Column(index, header.texts().get(index), roles.get(index), samples(header.row(), index)));
            }
            return new ResultTable(
                    sheets, sheet, header.row(), columns, remembered, Math.max(0, expected - header.row()));
        }

        private List<String> samples(int headerRow, int column) {
            return rows.stream()
                    .filter(row -> row.number() > headerRow)
                    .map(row -> row.cell(column))
                    .filter(text -> !text.isEmpty())
                    .distinct()
                    .limit(SAMPLES)
                    .toList();
        }
    }

    /** A file whose columns say too little waits for a person. */
    Status status() {
        return status(columns);
    }

    static Status status(List<Column> columns) {
        return ResultHeader.isEnough(columns.stream().map(Column::role).toList()) ? Status.CHECKING : Status.PREVIEW;
    }
}
