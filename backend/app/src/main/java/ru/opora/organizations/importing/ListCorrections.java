package ru.opora.organizations.importing;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything a person has settled about an import so far.
 *
 * @param columns roles by {@code table:index}
 * @param rows decisions by position
 */
record ListCorrections(Map<String, ColumnRole> columns, Map<Integer, Decided> rows) {

    static final ListCorrections NONE = new ListCorrections(Map.of(), Map.of());

    ListCorrections {
        columns = Map.copyOf(columns);
        rows = Map.copyOf(rows);
    }

    /** A decision on a row. */
    record Decided(
            ListImportPatch.Decision decision, @Nullable UUID organizationId) {}

    /** These corrections and those of a patch; another meaning of columns leaves the decisions as they are. */
    ListCorrections with(ListImportPatch patch, int tables) {
        Map<String, ColumnRole> newColumns = new HashMap<>(columns);
        if (patch.columns() != null) {
            for (ListImportPatch.Column column : patch.columns()) {
                for (int table = 0; table < tables; table++) {
                    if (column.table() == null || column.table() == table) {
                        put(newColumns, table + ":" + column.index(), column.role());
                    }
                }
            }
        }
        Map<Integer, Decided> newRows = new HashMap<>(rows);
        if (patch.rows() != null) {
            for (ListImportPatch.Row row : patch.rows()) {
                put(
                        newRows,
                        row.position(),
                        row.decision() == null ? null : new Decided(row.decision(), row.organizationId()));
            }
        }
        return new ListCorrections(newColumns, newRows);
    }

    private static <K, V> void put(Map<K, V> map, K key, @Nullable V value) {
        if (value == null) {
            map.remove(key);
        } else {
            map.put(key, value);
        }
    }
}
