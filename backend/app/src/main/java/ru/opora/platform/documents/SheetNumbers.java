package ru.opora.platform.documents;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of a workbook as text. A day is written dd.MM.yyyy whatever its format; but a format that shows no day, or no
 * year, must not give one away: who typed «январь 2021» has stored the first of January, and nobody set that day.
 */
final class SheetNumbers {
    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");

    /** Excel allows no longer format; hostile ones would be taken apart by regular expressions. */
    private static final int FORMAT_LENGTH = 255;

    /**
     * Without a format a sheet shows as much of a number as its column is wide for, and the library ten digits at most. The file
     * holds fifteen, and whoever reads a figure from it wants them all.
     */
    private static final String GENERAL = "General";

    private static final MathContext DIGITS = new MathContext(15);

    /** What stands for nothing of a number in a format: quoted words, escaped and padding characters, colours and conditions. */
    private static final Pattern DECORATION = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[[^\\]]*]");

    /** A comma between digits groups them; each behind them divides by a thousand. */
    private static final Pattern THOUSANDS = Pattern.compile("[0#?](,+)(?![0#?,])");

    private static final int THREE = 3;

    private static final int PERCENT = 2;

    private final boolean from1904;
    private final boolean exact;

    /** With a point: «1.10» and «1,10» are the same number, and plans number their rows with points. */
    private final DataFormatter plain = new DataFormatter(Locale.ROOT);

    /** @param exact whether figures are read: what a format rounds is then given as it is stored */
    SheetNumbers(boolean from1904, boolean exact) {
        this.from1904 = from1904;
        this.exact = exact;
    }

    String display(String stored, int formatId, String format) {
        // Most cells of a large table: nothing to be reckoned.
        if (format.equalsIgnoreCase(GENERAL) && isCount(stored)) {
            return stored;
        }
        double value;
        try {
            value = Double.parseDouble(stored);
        } catch (NumberFormatException e) {
            return Texts.tidyCell(stored);
        }
        if (format.length() > FORMAT_LENGTH || !Double.isFinite(value)) {
            return Texts.tidyCell(stored);
        }
        try {
            // «г.» need not be quoted, but the library takes only Latin words for none.
            String latin = format.replaceAll("[^\\x00-\\x7F]", "");
            if (DateUtil.isADateFormat(formatId, latin) && DateUtil.isValidExcelDate(value)) {
                return date(DateUtil.getLocalDateTime(value, from1904, true), Shown.by(format));
            }
            if (format.equalsIgnoreCase(GENERAL) && isPlain(Math.abs(value))) {
                return digits(new BigDecimal(value));
            }
            String figure = exact && isPlain(Math.abs(value)) ? figure(value, format) : null;
            if (figure != null) {
                return figure;
            }
            return Texts.tidyCell(plain.formatRawCellContents(value, formatId, format));
        } catch (RuntimeException e) {
            // A format that the library cannot follow: the number itself says more than a refusal.
            return Texts.tidyCell(stored);
        }
    }

    private static String digits(BigDecimal value) {
        return value.round(DIGITS).stripTrailingZeros().toPlainString();
    }

    /**
     * The number behind a format that only rounds it, of a percentage with its sign, and in thousands where the format shows those.
     * Null where the format is more than that: leading zeros make it a code, and one that shows no digit hides it.
     */
    private static @Nullable String figure(double value, String format) {
        String shown = DECORATION.matcher(format).replaceAll("").split(";", 2)[0];
        String whole = shown.split("[.eE]", 2)[0];
        long zeros = whole.chars().filter(c -> c == '0').count();
        boolean shows = shown.indexOf('0') >= 0 || shown.indexOf('#') >= 0 || shown.indexOf('?') >= 0;
        if (!shows || zeros > 1) {
            return null;
        }
        Matcher thousands = THOUSANDS.matcher(shown);
        BigDecimal stored = new BigDecimal(value)
                .movePointLeft(thousands.find() ? THREE * thousands.group(1).length() : 0);
        return shown.indexOf('%') < 0 ? digits(stored) : digits(stored.movePointRight(PERCENT)) + "%";
    }

    private static boolean isCount(String stored) {
        if (stored.isEmpty()
                || stored.length() > DIGITS.getPrecision()
                || stored.charAt(0) == '0' && stored.length() > 1) {
            return false;
        }
        for (int at = 0; at < stored.length(); at++) {
            if (stored.charAt(at) < '0' || stored.charAt(at) > '9') {
                return false;
            }
        }
        return true;
    }

    /** What is written out in full; the very large and the very small stay as powers of ten. */
    private static boolean isPlain(double size) {
        return size == 0 || size >= 1e-9 && size < 1e15;
    }

    private static String date(LocalDateTime value, Shown shown) {
        String pattern = shown.datePattern();
        if (shown.time()) {
            pattern = (pattern + " HH:mm").strip();
        }
        return DateTimeFormatter.ofPattern(pattern.isEmpty() ? "dd.MM.yyyy" : pattern, RUSSIAN)
                .format(value);
    }

    /** Which fields a date format shows. */
    private record Shown(boolean day, boolean month, boolean year, boolean time) {

        static Shown by(String format) {
            // Quoted words, escaped characters and bracketed colours or locales are no fields; [h] is.
            String fields = format.replaceAll("\"[^\"]*\"|\\\\.|_.|\\*.", "")
                    .replaceAll("\\[(?![hHmMsS])[^\\]]*]", "")
                    .toLowerCase(Locale.ROOT);
            String first = fields.split(";", 2)[0].replace("am/pm", "");
            boolean time = first.contains("h") || first.contains("s") || first.contains("ч");
            boolean date = first.contains("d") || first.contains("y") || first.contains("д") || first.contains("г");
            boolean month = first.contains("m") && (date || !time);
            return new Shown(first.contains("d"), month, first.contains("y"), time);
        }

        String datePattern() {
            if (day && month) {
                return year ? "dd.MM.yyyy" : "d MMMM";
            }
            if (day) {
                return "dd.MM.yyyy";
            }
            if (month) {
                return year ? "LLLL yyyy" : "LLLL";
            }
            return year ? "yyyy" : "";
        }
    }
}
