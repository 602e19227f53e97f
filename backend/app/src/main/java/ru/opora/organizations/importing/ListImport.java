package ru.opora.organizations.importing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import as stored, without its rows.
 *
 * @param columns as recognised, without corrections
 */
record ListImport(
        UUID id,
        ListImportStatus status,
        String fileName,
        UUID parentId,
        String parentName,
        String parentPath,
        List<ListImportView.Column> columns,
        ListCorrections corrections,
        Map<RowOutcome, Integer> counts,
        List<ListImportView.Municipality> municipalities,
        int processed,
        int total,
        @Nullable String failure,
        String createdBy,
        @Nullable String appliedBy,
        long version,
        Instant createdAt,
        @Nullable Instant appliedAt) {

    /** The columns with what a person said of them. */
    List<ListImportView.Column> correctedColumns() {
        return columns.stream()
                .map(column -> new ListImportView.Column(
                        column.table(),
                        column.sheet(),
                        column.index(),
                        column.header(),
                        corrections.columns().getOrDefault(column.table() + ":" + column.index(), column.role())))
                .toList();
    }

    int tables() {
        return 1 + columns.stream().mapToInt(ListImportView.Column::table).max().orElse(-1);
    }
}
