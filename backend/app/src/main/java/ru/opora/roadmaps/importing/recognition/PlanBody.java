package ru.opora.roadmaps.importing.recognition;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the plan, from however many tables it was printed as, over the columns of the first.
 *
 * @param header the heading of its columns; null when it has none
 * @param layout the columns
 * @param rows all rows in printed order with unique rising numbers, headings between tables among them
 * @param headerRows the numbers of rows known to be headings or titles
 * @param firstBlock the block of the document it begins at
 * @param lastBlock the block it ends at
 * @param preface the texts of the rows above the heading
 */
record PlanBody(
        @Nullable Header header,
        Layout layout,
        List<GridRow> rows,
        Set<Integer> headerRows,
        int firstBlock,
        int lastBlock,
        List<String> preface) {}
