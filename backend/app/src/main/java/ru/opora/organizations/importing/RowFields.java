package ru.opora.organizations.importing;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationCodes;
import ru.opora.organizations.OrganizationKind;
import ru.opora.organizations.names.NameForm;

/** The cells of a row as values that can be stored, and what is wrong with them. */
final class RowFields {

    private static final Map<ColumnRole, Integer> LONGEST = Map.of(
            ColumnRole.NAME, 500,
            ColumnRole.SHORT_NAME, 200,
            ColumnRole.MUNICIPALITY, 500,
            ColumnRole.REGISTRY_CODE, OrganizationCodes.LONGEST_REGISTRY_CODE,
            ColumnRole.ADDRESS, 500,
            ColumnRole.PHONE, 100,
            ColumnRole.EMAIL, 320,
            ColumnRole.WEBSITE, 300,
            ColumnRole.HEAD, 300);

    private static final Pattern EMAIL = Pattern.compile("[^@\\s,;]+@[^@\\s,;]+\\.[^@\\s,;.]{2,}");

    private static final Pattern MOSCOW_PLUS =
            Pattern.compile("(?:мск|msk|москв\\S*)\\s*([+\\-−–]?)\\s*(\\d{0,2})\\D*");

    private static final List<String> ZONES = List.of(
            "Europe/Kaliningrad",
            "Europe/Moscow",
            "Europe/Samara",
            "Asia/Yekaterinburg",
            "Asia/Omsk",
            "Asia/Krasnoyarsk",
            "Asia/Irkutsk",
            "Asia/Yakutsk",
            "Asia/Vladivostok",
            "Asia/Magadan",
            "Asia/Kamchatka");

    private static final Set<String> SCHOOLS =
            Set.of("сош", "оош", "нош", "школа", "гимназия", "лицей", "интернат", "вечерняя");

    private final Map<ColumnRole, String> values = new EnumMap<>(ColumnRole.class);
    private final List<Fault> faults = new ArrayList<>();

    /** What is wrong with a cell. */
    record Fault(@Nullable ColumnRole role, String code) {}

    private RowFields() {}

    static RowFields of(ListRow row, Map<Integer, ColumnRole> roles) {
        RowFields fields = new RowFields();
        roles.forEach((index, role) -> {
            if (role != ColumnRole.IGNORED && !row.cell(index).isEmpty()) {
                fields.put(role, row.cell(index));
            }
        });
        if (!fields.values.containsKey(ColumnRole.NAME)) {
            fields.faults.add(new Fault(ColumnRole.NAME, "REQUIRED"));
        }
        return fields;
    }

    @Nullable
    String get(ColumnRole role) {
        return values.get(role);
    }

    Map<ColumnRole, String> values() {
        return values;
    }

    List<Fault> faults() {
        return faults;
    }

    /** What kind of organisation it is: as the list says, else as its name does. */
    OrganizationKind kind() {
        String said = values.get(ColumnRole.KIND);
        return said != null ? OrganizationKind.valueOf(said) : kindOf(values.getOrDefault(ColumnRole.NAME, ""));
    }

    private void put(ColumnRole role, String text) {
        if (text.length() > LONGEST.getOrDefault(role, text.length())) {
            faults.add(new Fault(role, "WRONG_LENGTH"));
            return;
        }
        String value = switch (role) {
            case INN -> number(text, 10, OrganizationCodes::isInn);
            case OGRN -> number(text, 13, OrganizationCodes::isOgrn);
            case EMAIL -> email(text);
            case KIND -> kind(text);
            case TIME_ZONE -> zone(text);
            case LOCALITY -> locality(text);
            default -> text;
        };
        if (value == null) {
            faults.add(new Fault(role, "WRONG_" + role));
        } else {
            values.put(role, value);
        }
    }

    /** Digits only; a leading zero that a sheet of numbers has lost is given back. */
    private static @Nullable String number(String text, int digits, java.util.function.Predicate<String> valid) {
        String bare = text.replaceAll("[\\s'\u00A0]", "").replaceFirst("[.,]0+$", "");
        String whole = bare.length() == digits - 1 ? "0" + bare : bare;
        return valid.test(whole) ? whole : null;
    }

    /** The first address where several are given. */
    private static @Nullable String email(String text) {
        Matcher found = EMAIL.matcher(text);
        return found.find() ? found.group() : null;
    }

    private static String kind(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        for (OrganizationKind kind : OrganizationKind.values()) {
            if (kind.name().equalsIgnoreCase(text)) {
                return kind.name();
            }
        }
        return (word.contains("общеобразовательн") ? OrganizationKind.SCHOOL : kindOf(text)).name();
    }

    private static OrganizationKind kindOf(String name) {
        NameForm form = NameForm.of(name);
        String lower = name.toLowerCase(Locale.ROOT);
        if (form.types().stream().anyMatch(SCHOOLS::contains)) {
            return OrganizationKind.SCHOOL;
        }
        if (lower.contains("методическ")) {
            return OrganizationKind.METHODICAL_CENTRE;
        }
        return form.types().contains("институт") ? OrganizationKind.INSTITUTE : OrganizationKind.OTHER;
    }

    private static @Nullable String zone(String text) {
        if (ZoneId.getAvailableZoneIds().contains(text)) {
            return text;
        }
        Matcher moscow = MOSCOW_PLUS.matcher(text.toLowerCase(Locale.ROOT));
        if (!moscow.matches()) {
            return null;
        }
        int hours = moscow.group(2).isEmpty() ? 0 : Integer.parseInt(moscow.group(2));
        int at = 1 + (moscow.group(1).isEmpty() || moscow.group(1).equals("+") ? hours : -hours);
        return at >= 0 && at < ZONES.size() ? ZONES.get(at) : null;
    }

    private static @Nullable String locality(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        return word.startsWith("сел") || word.equals("rural") || word.startsWith("с.")
                ? "RURAL"
                : word.startsWith("гор") || word.equals("urban") || word.startsWith("г.") ? "URBAN" : null;
    }
}
