package ru.opora.monitoring.assessments.importing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.monitoring.assessments.importing.ResultImportView.Action;
import ru.opora.monitoring.assessments.importing.ResultImportView.Column;
import ru.opora.monitoring.assessments.importing.ResultImportView.Counts;
import ru.opora.monitoring.assessments.importing.ResultImportView.Defaults;
import ru.opora.monitoring.assessments.importing.ResultImportView.Sheet;
import ru.opora.monitoring.assessments.importing.ResultImportView.Status;
import ru.opora.monitoring.assessments.importing.ResultImportView.Unknown;

/**
 * An import as stored.
 *
 * @param content where the file lies
 * @param sheets those of a workbook that has several
 * @param sheet which of them is read; null: nobody has said it, or there is but one table
 * @param headerRow the number of the row of headers; 0: none
 * @param schools which school a printed name means, as a person said: by name, or by municipality and name
 */
record ResultImport(
        UUID id,
        Status status,
        String fileName,
        UUID content,
        long size,
        UUID organizationId,
        String organizationName,
        List<Sheet> sheets,
        @Nullable Integer sheet,
        int headerRow,
        List<Column> columns,
        boolean remembered,
        Defaults defaults,
        Map<String, UUID> schools,
        List<Unknown> unknown,
        Counts counts,
        @Nullable String reason,
        int processed,
        int total,
        @Nullable String failure,
        String createdBy,
        @Nullable String appliedBy,
        Instant createdAt,
        @Nullable Instant appliedAt,
        long version) {

    /** The status as problems name it. */
    enum State {
        RESULTS_PREVIEW,
        RESULTS_CHECKING,
        RESULTS_CHECKED,
        RESULTS_APPLYING,
        RESULTS_APPLIED,
        RESULTS_FAILED
    }

    State state() {
        return State.valueOf("RESULTS_" + status);
    }

    ResultHeader header() {
        return new ResultHeader(
                headerRow,
                columns.stream().map(Column::header).toList(),
                columns.stream().map(Column::role).toList());
    }

    /** The same file with another of its sheets read. */
    ResultImport reading(ResultTable table) {
        return with(
                table.sheet(),
                table.headerRow(),
                table.columns(),
                table.remembered(),
                defaults,
                schools,
                reason,
                table.rows());
    }

    /** The same table with what a person said of it. */
    ResultImport said(List<Column> columns, Defaults defaults, Map<String, UUID> schools, @Nullable String reason) {
        return with(sheet, headerRow, columns, remembered, defaults, schools, reason, total);
    }

    private ResultImport with(
            @Nullable Integer sheet,
            int headerRow,
            List<Column> columns,
            boolean remembered,
            Defaults defaults,
            Map<String, UUID> schools,
            @Nullable String reason,
            int total) {
        return new ResultImport(
                id,
                status,
                fileName,
                content,
                size,
                organizationId,
                organizationName,
                sheets,
                sheet,
                headerRow,
                columns,
                remembered,
                defaults,
                schools,
                unknown,
                counts,
                reason,
                processed,
                total,
                failure,
                createdBy,
                appliedBy,
                createdAt,
                appliedAt,
                version);
    }

    ResultImportView view() {
        return new ResultImportView(
                id,
                status,
                fileName,
                organizationId,
                organizationName,
                sheets,
                sheet,
                columns,
                remembered,
                defaults,
                counts,
                unknown,
                reason,
                processed,
                total,
                failure,
                createdAt,
                appliedAt,
                version,
                actions());
    }

    private List<Action> actions() {
        return switch (status) {
            case CHECKING, APPLYING -> List.of();
            case CHECKED -> List.of(Action.update, Action.apply, Action.delete);
            case PREVIEW, FAILED -> List.of(Action.update, Action.delete);
            case APPLIED -> List.of(Action.delete);
        };
    }
}
