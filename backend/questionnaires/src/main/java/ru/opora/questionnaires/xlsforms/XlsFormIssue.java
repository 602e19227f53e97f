package ru.opora.questionnaires.xlsforms;

import org.jspecify.annotations.Nullable;

/**
 * Something that didn't pass between an XLSForm and a questionnaire as it is.
 *
 * @param sheet its sheet; null for the whole file
 * @param row its row from 1, as the program shows it; null for the whole sheet
 * @param column the header of its column; null for the whole row
 * @param detail what stands there, cut where it is long
 */
public record XlsFormIssue(
        XlsFormCode code,
        @Nullable String sheet,
        @Nullable Integer row,
        @Nullable String column,
        String detail) {

    private static final int DETAIL = 120;

    public XlsFormIssue {
        detail = detail.length() <= DETAIL
                ? detail
                : detail.substring(0, detail.offsetByCodePoints(0, detail.codePointCount(0, DETAIL))) + "…";
    }
}
