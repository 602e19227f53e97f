package ru.opora.platform.documents;

/**
 * A cell of a table.
 *
 * @param column the first grid column it covers, from 0
 * @param columnSpan how many grid columns it covers, at least 1
 * @param rowSpan how many rows it covers, at least 1; 1 for a continuation
 * @param continued whether it continues a cell merged from above (its text is then the text of that cell)
 * @param text its text; paragraphs and line breaks are joined by a line feed; automatic list numbers are part of the
 *     text; dates of a workbook are written as dd.MM.yyyy and numbers as they are displayed
 * @param emphasised whether the whole text is bold
 */
public record SourceCell(int column, int columnSpan, int rowSpan, boolean continued, String text, boolean emphasised) {}
