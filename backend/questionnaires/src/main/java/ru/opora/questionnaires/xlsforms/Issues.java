package ru.opora.questionnaires.xlsforms;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The issues of one reading or writing. */
final class Issues {

    /** A form with more is no form; that some were left out is said last. */
    private static final int MANY = 2_000;

    private final Set<XlsFormIssue> issues = new LinkedHashSet<>();

    void add(XlsFormCode code, @Nullable String sheet, @Nullable Integer row, @Nullable String column, String detail) {
        if (issues.size() < MANY) {
            issues.add(new XlsFormIssue(code, sheet, row, column, detail));
        } else if (issues.size() == MANY) {
            issues.add(new XlsFormIssue(XlsFormCode.TOO_MANY, null, null, null, String.valueOf(MANY)));
        }
    }

    List<XlsFormIssue> list() {
        return new ArrayList<>(issues);
    }
}
