package ru.opora.organizations.importing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a list as printed.
 *
 * @param position its number in the import, from 0
 * @param table which table of the file
 * @param number the row of the sheet, from 1
 * @param cells the texts by column
 * @param heading the municipality under whose heading, or on whose sheet, the row stands; null when there is none
 */
record ListRow(
        int position,
        int table,
        String sheet,
        int number,
        List<String> cells,
        @Nullable String heading) {

    String cell(int index) {
        return index < cells.size() ? cells.get(index).strip() : "";
    }
}
