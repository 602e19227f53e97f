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
import ru.opora.monitoring.assessments.importing.ResultImportView.Status;
import ru.opora.monitoring.assessments.importing.ResultImportView.Unknown;

/**
 * An import as stored.
 *
 * @param content where the file lies
 * @param headerRow the number of the row of headers; 0: none
 * @param schools which school a printed name means, as a person said
 */
record ResultImport(
        UUID id,
        Status status,
        String fileName,
        UUID content,
        long size,
        UUID organizationId,
        String organizationName,
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

    ResultImportView view() {
        return new ResultImportView(
                id,
                status,
                fileName,
                organizationId,
                organizationName,
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
