package ru.opora.monitoring.assessments.importing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import ru.opora.monitoring.assessments.YearlessText;
import ru.opora.platform.documents.RowStream;

/**
 * The row of headers of a file of results, and what its columns seem to hold.
 *
 * @param row its number; 0: the file has none
 */
record ResultHeader(int row, List<String> texts, List<ResultColumn> roles) {

    private static final Map<ResultColumn, Pattern> HEADERS = new LinkedHashMap<>();

    static {
        // The first that fits is it: the special ones come before those whose words are in many.
        word(ResultColumn.INN, "\\bинн\\b|\\binn\\b");
        word(ResultColumn.SCHOOL_YEAR, "учебн\\S* год|^год|school ?year|^year");
        word(ResultColumn.DATE, "дата|\\bdate\\b");
        word(
                ResultColumn.BELOW_PERCENT,
                "(?=.*(?:ниже|не преодол|не справ|не достиг|below))(?=.*(?:%|дол[яи]|процент|share|percent))");
        word(ResultColumn.BELOW, "ниже|не преодол|не справ|не достиг|below");
        word(ResultColumn.MEAN, "средн|\\bmean\\b|average");
        for (int mark = 2; mark <= 5; mark++) {
            word(
                    ResultColumn.valueOf("PERCENT" + mark),
                    "(?=.*(?<!\\d)" + mark + "(?!\\d))(?=.*(?:%|дол[яи]|процент))");
            word(
                    ResultColumn.valueOf("MARK" + mark),
                    "^[«\"“]?" + mark + "[»\"”]?$|(?:отмет|оцен|балл|получил|mark)\\S*\\D{0,12}" + mark + "(?!\\d)");
        }
        word(ResultColumn.PARTICIPANTS, "участник|писал|выполнял|обучающихся|учеников|participants|^кол-?во уч");
        word(ResultColumn.MUNICIPALITY, "муницип|район|округ|^мо$|^ате$|municipality|district");
        word(ResultColumn.SCHOOL_CODE, "^код|код (?:оо|школ)|логин|реестр|^login$|^code|registry");
        word(ResultColumn.SUBJECT, "предмет|subject");
        word(ResultColumn.LETTER, "литер|буква|letter");
        word(ResultColumn.GRADE, "параллел|grade");
        word(ResultColumn.CLASS, "класс|\\bclass\\b");
        word(ResultColumn.KIND, "процедур|вид работы|^вид$|^тип|^kind$");
        word(ResultColumn.LABEL, "работ|этап|волна|label");
        word(ResultColumn.SCHOOL, "^оо$|школ|наимен|организац|учрежден|school|^name$");
    }

    private static final int LONGEST = 160;

    /** Whether a file can be checked with these. */
    private static final Set<ResultColumn> NEEDED = EnumSet.of(ResultColumn.PARTICIPANTS);

    private static void word(ResultColumn role, String pattern) {
        HEADERS.put(role, Pattern.compile(pattern, Pattern.UNICODE_CHARACTER_CLASS));
    }

    /** The row that says most; without one the first row's width with nothing known. */
    static ResultHeader find(List<RowStream.Row> beginning) {
        ResultHeader best = null;
        long most = 1;
        int width = 0;
        for (RowStream.Row row : beginning) {
            width = Math.max(width, row.cells().size());
            List<ResultColumn> roles = roles(row.cells());
            long known =
                    roles.stream().filter(role -> role != ResultColumn.IGNORED).count();
            if (known > most) {
                best = new ResultHeader(row.number(), List.copyOf(row.cells()), roles);
                most = known;
            }
        }
        return best != null
                ? best
                : new ResultHeader(
                        0,
                        java.util.Collections.nCopies(width, ""),
                        java.util.Collections.nCopies(width, ResultColumn.IGNORED));
    }

    static boolean isEnough(List<ResultColumn> roles) {
        return roles.containsAll(NEEDED)
                && (roles.contains(ResultColumn.SCHOOL)
                        || roles.contains(ResultColumn.SCHOOL_CODE)
                        || roles.contains(ResultColumn.INN));
    }

    /** The same for every table with these headers, whatever year they name: «Участники 2024/2025» will be of another year next time. */
    String signature() {
        String all = YearlessText.of(String.join("\n", texts));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static List<ResultColumn> roles(List<String> texts) {
        List<ResultColumn> roles = new ArrayList<>();
        for (String text : texts) {
            ResultColumn role = role(text);
            roles.add(roles.contains(role) ? ResultColumn.IGNORED : role);
        }
        return roles;
    }

    private static ResultColumn role(String text) {
        String header = text.toLowerCase(Locale.ROOT).replace('ё', 'е');
        if (header.isEmpty() || header.length() > LONGEST) {
            return ResultColumn.IGNORED;
        }
        return HEADERS.entrySet().stream()
                .filter(entry -> entry.getValue().matcher(header).find())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(ResultColumn.IGNORED);
    }
}
