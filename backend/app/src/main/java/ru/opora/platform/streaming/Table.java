package ru.opora.platform.streaming;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ru.opora.platform.persistence.Listed;

/** The columns of a list and the values of its rows in them. */
final class Table {

    private final Cells cells;
    private final List<Column> columns;
    private final @Nullable Spread spread;

    /** @param first the first page, which may say more of its columns than the type of its rows */
    Table(Class<?> row, Cells cells, Listed<?> first) {
        this.cells = cells;
        this.spread = cells.spreads() && first instanceof Spread found ? found : null;
        String instead = spread == null ? "" : spread.spread();
        this.columns = cells.columns(Column.of(row)).stream()
                .filter(column -> !column.name().equals(instead))
                .toList();
    }

    List<String> headers() {
        return Stream.concat(
                        columns.stream().map(cells::header), spread == null ? Stream.of() : spread.headers().stream())
                .toList();
    }

    List<@Nullable Object> values(Object row) {
        List<@Nullable Object> values = new ArrayList<>(columns.size());
        columns.forEach(column -> values.add(column.value(row)));
        if (spread != null) {
            values.addAll(spread.values(row));
        }
        return values;
    }
}
