package ru.opora.questionnaires.xlsforms;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import org.apache.poi.ss.usermodel.DateUtil;

/** Numbers of cells as texts, the same in both formats of Excel. */
final class CellText {

    /** Excel keeps 0.1 + 0.2 as 0.30000000000000004 and shows fifteen digits. */
    private static final MathContext SHOWN = new MathContext(15);

    private CellText() {}

    /**
     * 1 is «1» whatever its format, a date is written YYYY-MM-DD and a time of the day HH:MM.
     *
     * @param date whether the format of the cell is one of dates
     * @param raw what is told of a number that no form can mean
     */
    static String ofNumber(double number, boolean date, String raw) {
        if (date && DateUtil.isValidExcelDate(number)) {
            LocalDateTime moment = DateUtil.getLocalDateTime(number);
            if (number < 1) {
                return moment.toLocalTime().toString();
            }
            return number == Math.rint(number) ? moment.toLocalDate().toString() : moment.toString();
        }
        if (!Double.isFinite(number) || Math.abs(number) > 1e15) {
            return raw;
        }
        return new BigDecimal(number, SHOWN).stripTrailingZeros().toPlainString();
    }
}
