package ru.opora.platform.documents.writing;

import java.util.List;
import java.util.Locale;

/**
 * A document to be printed on A4.
 *
 * @param title its title among the file's properties, and the name of a workbook's sheet
 * @param language the language of its texts, for spelling and screen readers
 * @param landscape whether the page lies on its side
 * @param blocks paragraphs and tables in order
 */
public record PrintedDocument(String title, Locale language, boolean landscape, List<PrintedBlock> blocks) {

    public PrintedDocument {
        blocks = List.copyOf(blocks);
    }

    /** The most columns a table of it has; at least one. */
    int columns() {
        return blocks.stream()
                .filter(PrintedTable.class::isInstance)
                .mapToInt(block -> ((PrintedTable) block).columns().size())
                .max()
                .orElse(1);
    }
}
