package ru.opora.platform.documents;

import java.util.List;

/**
 * An uploaded document as its author laid it out: paragraphs and tables in reading order, no meaning yet.
 *
 * @param format what the content turned out to be, whatever the file was called
 * @param blocks paragraphs and tables in reading order; a workbook's sheets follow one another, each a table
 */
public record SourceDocument(SourceFormat format, List<SourceBlock> blocks) {
    public SourceDocument {
        blocks = List.copyOf(blocks);
    }
}
