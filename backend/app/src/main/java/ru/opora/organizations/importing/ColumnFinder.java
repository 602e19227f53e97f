package ru.opora.organizations.importing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ru.opora.platform.documents.SourceCell;
import ru.opora.platform.documents.SourceRow;
import ru.opora.platform.documents.SourceTable;

/** Finds the header of a table and what its columns hold; real lists begin with titles, and say everything in many words. */
final class ColumnFinder {

    private static final int LOOKED_AT = 40;
    private static final int LONGEST_HEADER = 120;

    /** The first that fits is it: the special ones come before «наименование», which is in many of them. */
    private static final Map<ColumnRole, Pattern> HEADERS = new EnumMap<>(ColumnRole.class);

    private static final List<ColumnRole> ORDER = List.of(
            ColumnRole.INN,
            ColumnRole.OGRN,
            ColumnRole.WEBSITE,
            ColumnRole.EMAIL,
            ColumnRole.PHONE,
            ColumnRole.TIME_ZONE,
            ColumnRole.HEAD,
            ColumnRole.ADDRESS,
            ColumnRole.LOCALITY,
            ColumnRole.SHORT_NAME,
            ColumnRole.REGISTRY_CODE,
            ColumnRole.KIND,
            ColumnRole.MUNICIPALITY,
            ColumnRole.NAME);

    static {
        word(ColumnRole.INN, "^инн|\\bинн|\\binn\\b");
        word(ColumnRole.OGRN, "огрн|\\bogrn\\b");
        word(ColumnRole.EMAIL, "e-?mail|эл(?:ектрон\\S*|\\.)?\\s*(?:почт|адрес)|почта|почты");
        word(ColumnRole.WEBSITE, "сайт|web|www|url");
        word(ColumnRole.PHONE, "тел(?:ефон|\\.|$)|phone");
        word(ColumnRole.TIME_ZONE, "часовой|time ?zone");
        word(ColumnRole.HEAD, "директор|руководител|заведующ|\\bфио\\b|ф\\.\\s?и\\.\\s?о|^head$");
        word(ColumnRole.ADDRESS, "адрес|местонахожд|место нахожд|address");
        word(ColumnRole.LOCALITY, "сельск|местност|тип населен|locality");
        word(ColumnRole.SHORT_NAME, "сокращ|кратк|short");
        word(
                ColumnRole.REGISTRY_CODE,
                "^код|код (?:оо|школ|организац|учрежд)|реестр|идентификатор|^id$|^code|registry");
        word(ColumnRole.KIND, "^тип|^вид|тип (?:оо|организац|учрежд)|^kind$|^type$");
        word(
                ColumnRole.MUNICIPALITY,
                "муниципалит|муниципальн\\S* (?:район|округ|образовани)|^муницип\\S*$|район|округ|^мо$|омсу|мсу|территор|municipality|district");
        word(ColumnRole.NAME, "наимен|назван|организац|учрежден|школ|^оо$|^name|school");
    }

    private static final Pattern SCHOOL = Pattern.compile("школ|сош|оош|гимнази|лице[йя]|учрежден");

    /** Where the header stands and what it says; row -1: the table has none. */
    record Header(int row, List<String> texts, List<ColumnRole> roles) {}

    private ColumnFinder() {}

    private static void word(ColumnRole role, String pattern) {
        HEADERS.put(role, Pattern.compile(pattern, Pattern.UNICODE_CHARACTER_CLASS));
    }

    /** The header; empty when the table is no list of organisations. */
    static Optional<Header> find(SourceTable table) {
        Header best = null;
        int most = 0;
        for (int at = 0; at < Math.min(LOOKED_AT, table.rows().size()); at++) {
            List<String> texts = texts(table.rows().get(at));
            List<ColumnRole> roles = roles(texts);
            long known =
                    roles.stream().filter(role -> role != ColumnRole.IGNORED).count();
            if (roles.contains(ColumnRole.NAME) && known > most && (known > 1 || isShort(texts))) {
                best = new Header(at, texts, roles);
                most = (int) known;
            }
        }
        return best == null ? headless(table) : Optional.of(best);
    }

    /** The texts of a row by column; a cell over several columns stands in the first. */
    static List<String> texts(SourceRow row) {
        List<String> texts = new ArrayList<>();
        for (SourceCell cell : row.cells()) {
            while (texts.size() <= cell.column()) {
                texts.add("");
            }
            texts.set(cell.column(), cell.text().replaceAll("\\s+", " ").strip());
        }
        return texts;
    }

    private static List<ColumnRole> roles(List<String> texts) {
        List<ColumnRole> roles = new ArrayList<>();
        for (String text : texts) {
            ColumnRole role = role(text);
            roles.add(role != null && !roles.contains(role) ? role : ColumnRole.IGNORED);
        }
        return roles;
    }

    private static @Nullable ColumnRole role(String text) {
        String header = text.toLowerCase(Locale.ROOT).replace('ё', 'е');
        if (header.isEmpty() || header.length() > LONGEST_HEADER) {
            return null;
        }
        return ORDER.stream()
                .filter(role -> Optional.ofNullable(HEADERS.get(role))
                        .filter(pattern -> pattern.matcher(header).find())
                        .isPresent())
                .findFirst()
                .orElse(null);
    }

    private static boolean isShort(List<String> texts) {
        return texts.stream().filter(text -> !text.isEmpty()).allMatch(text -> text.length() < 40)
                && texts.stream().noneMatch(text -> text.chars().anyMatch(Character::isDigit));
    }

    /** A list without a header: the column in which most cells name schools holds the names. */
    private static Optional<Header> headless(SourceTable table) {
        Map<Integer, Integer> schools = new HashMap<>();
        int width = 0;
        for (SourceRow row : table.rows()) {
            List<String> texts = texts(row);
            width = Math.max(width, texts.size());
            for (int column = 0; column < texts.size(); column++) {
                if (SCHOOL.matcher(texts.get(column).toLowerCase(Locale.ROOT)).find()) {
                    schools.merge(column, 1, Integer::sum);
                }
            }
        }
        int columns = width;
        return schools.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .filter(best -> best.getValue() * 2 > table.rows().size())
                .map(best -> new Header(-1, blank(columns), named(columns, best.getKey())));
    }

    private static List<String> blank(int columns) {
        return java.util.Collections.nCopies(columns, "");
    }

    private static List<ColumnRole> named(int columns, int name) {
        List<ColumnRole> roles = new ArrayList<>(java.util.Collections.nCopies(columns, ColumnRole.IGNORED));
        roles.set(name, ColumnRole.NAME);
        return roles;
    }
}
