package ru.opora.identity.accounts;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Proposes a user name that can be typed on any keyboard: family name and initials, «Полозов А. Л.» is polozov.al. */
public final class UserNames {

    private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{Nd}][\\p{L}\\p{Nd}._@-]{1,98}");
    private static final int LONGEST = 40;
    private static final String ENGLISH = "abcdefghijklmnopqrstuvwxyz0123456789";

    private static final Map<Character, String> LETTERS = Map.ofEntries(
            Map.entry('а', "a"), Map.entry('б', "b"), Map.entry('в', "v"), Map.entry('г', "g"),
            Map.entry('д', "d"), Map.entry('е', "e"), Map.entry('ё', "e"), Map.entry('ж', "zh"),
            Map.entry('з', "z"), Map.entry('и', "i"), Map.entry('й', "i"), Map.entry('к', "k"),
            Map.entry('л', "l"), Map.entry('м', "m"), Map.entry('н', "n"), Map.entry('о', "o"),
            Map.entry('п', "p"), Map.entry('р', "r"), Map.entry('с', "s"), Map.entry('т', "t"),
            Map.entry('у', "u"), Map.entry('ф', "f"), Map.entry('х', "kh"), Map.entry('ц', "ts"),
            Map.entry('ч', "ch"), Map.entry('ш', "sh"), Map.entry('щ', "shch"), Map.entry('ъ', ""),
            Map.entry('ы', "y"), Map.entry('ь', ""), Map.entry('э', "e"), Map.entry('ю', "iu"),
            Map.entry('я', "ia"));

    private UserNames() {}

    /** Two to a hundred letters, digits, points and dashes. */
    public static boolean isAllowed(String username) {
        return ALLOWED.matcher(username).matches();
    }

    /** The proposal; the accounts say whether it is free. */
    public static String propose(String name) {
        var parts = Stream.of(name.strip().toLowerCase(Locale.ROOT).split("[\\s.]+"))
                .map(UserNames::latin)
                .filter(part -> !part.isEmpty())
                .toList();
        var family = parts.stream().filter(part -> part.length() > 1).findFirst().orElse("user");
        var initials = parts.stream()
                .filter(part -> !part.equals(family))
                .limit(2)
                .map(part -> part.substring(0, 1))
                .collect(Collectors.joining());
        return family.substring(0, Math.min(family.length(), LONGEST)) + (initials.isEmpty() ? "" : "." + initials);
    }

    private static String latin(String word) {
        return word.chars()
                .mapToObj(letter -> ENGLISH.indexOf(letter) >= 0
                        ? String.valueOf((char) letter)
                        : LETTERS.getOrDefault((char) letter, ""))
                .collect(Collectors.joining());
    }
}
