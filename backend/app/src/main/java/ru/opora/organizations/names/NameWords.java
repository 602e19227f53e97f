package ru.opora.organizations.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The words by which institutions call themselves: legal forms, which tell nothing, and kinds, which tell something. */
final class NameWords {

    /** МОУ, МБОУ, МКОУ, ГБПОУ, МБУ ДО …: letters of the owner and the form, then of the institution. */
    private static final Pattern LEGAL_FORM = Pattern.compile(
            "(?:ф|г|о|м|ч|а|н|к)?(?:г|м|р|о|к|б|а|н|ч)?(?:к|б|а)?(?:оу|доу|поу|спу|у)|до|дпо|спо|впо|во|ано|ноу|чоу|ооо|ип|гу|му");

    /** «муниципальное бюджетное общеобразовательное учреждение» in any case. */
    private static final Pattern LEGAL_WORD = Pattern.compile(
            "(?:муниципальн|государственн|бюджетн|казенн|автономн|частн|негосударственн|федеральн|областн|краев|образовательн"
                    + "|общеобразовательн|профессиональн|дошкольн|дополнительн|некоммерческ)(?:ое|ого|ому|ым|ом)"
                    + "|учреждени(?:е|я|ю|ем|и)|образования|организаци(?:я|и|ю|ей)");

    private static final Set<String> NOISE = Set.of(
            "им",
            "имени",
            "г",
            "гор",
            "город",
            "города",
            "с",
            "село",
            "села",
            "п",
            "пос",
            "поселок",
            "поселка",
            "пгт",
            "рп",
            "д",
            "дер",
            "деревня",
            "деревни",
            "ст",
            "станица",
            "станицы",
            "х",
            "хутор",
            "хутора",
            "р",
            "н",
            "район",
            "района",
            "рн",
            "область",
            "области",
            "обл",
            "округ",
            "округа",
            "муниципальный",
            "муниципального",
            "городской",
            "городского",
            "мо",
            "го",
            "мр",
            "и",
            "в",
            "на",
            "при",
            "для",
            "общеобразовательная",
            "общеобразовательной");

    private static final Map<String, String> ONE_WORD = Map.ofEntries(
            Map.entry("сош", "сош"),
            Map.entry("соша", "сош"),
            Map.entry("ссош", "сош"),
            Map.entry("сш", "сош"),
            Map.entry("оош", "оош"),
            Map.entry("ош", "оош"),
            Map.entry("нош", "нош"),
            Map.entry("нш", "нош"),
            Map.entry("школа", "школа"),
            Map.entry("школы", "школа"),
            Map.entry("школе", "школа"),
            Map.entry("шк", "школа"),
            Map.entry("гимназия", "гимназия"),
            Map.entry("гимназии", "гимназия"),
            Map.entry("лицей", "лицей"),
            Map.entry("лицея", "лицей"),
            Map.entry("интернат", "интернат"),
            Map.entry("интерната", "интернат"),
            Map.entry("сад", "детсад"),
            Map.entry("детсад", "детсад"),
            Map.entry("дс", "детсад"),
            Map.entry("вечерняя", "вечерняя"),
            Map.entry("институт", "институт"),
            Map.entry("центр", "центр"));

    private static final Set<String> ALL_SCHOOLS =
            Set.of("школа", "сош", "оош", "нош", "гимназия", "лицей", "интернат", "вечерняя");

    private static final Map<String, String> LEVELS = Map.of(
            "средняя",
            "сош",
            "средней",
            "сош",
            "основная",
            "оош",
            "основной",
            "оош",
            "начальная",
            "нош",
            "начальной",
            "нош");

    private NameWords() {}

    /** The tokens with «средняя (общеобразовательная) школа» as one word. */
    static List<String> phrases(List<String> tokens) {
        List<String> words = new ArrayList<>();
        for (int at = 0; at < tokens.size(); at++) {
            String level = LEVELS.get(tokens.get(at));
            int next = at + 1 < tokens.size() && tokens.get(at + 1).startsWith("общеобразовательн") ? at + 2 : at + 1;
            if (level != null && next < tokens.size() && "школа".equals(ONE_WORD.get(tokens.get(next)))) {
                words.add(level);
                at = next;
            } else {
                words.add(tokens.get(at));
            }
        }
        return words;
    }

    static boolean isType(String token) {
        return ONE_WORD.containsKey(token);
    }

    static Set<String> types(String token) {
        String type = ONE_WORD.getOrDefault(token, token);
        return type.equals("школа") ? ALL_SCHOOLS : Set.of(type);
    }

    static boolean isNoise(String token) {
        return token.length() == 1
                || NOISE.contains(token)
                || LEGAL_WORD.matcher(token).matches()
                || LEGAL_FORM.matcher(token).matches();
    }
}
