package ru.opora.roadmaps.assignments;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * What the standard tokens mean, from the file roadmaps/executors.txt: a small grammar of heads («методическая служба»),
 * people sent by them («специалисты ИМЦ») and words that only say where («Северного района»).
 */
@Component
class ExecutorDictionary {

    private static final String PEOPLE = "PEOPLE";

    /** Legal forms before a name, and what else says nothing about who it is. */
    private static final Pattern NOISE = Pattern.compile(
            "(?:г|гос|муниц|фгбу|фгаоу|гау|гаоу|гбу|гбоу|гку|мбу|мку|мау|маоу|мбоу|мкоу|моу|доу|огбу|огаоу|ано|дпо|до|пк|спб|ло|"
                    + "краев|краево|областн|региональн|государственн|автономн|бюджетн|муниципальн|казенн)\\p{L}{0,5}");

    private static final Pattern PLACE = Pattern.compile(
            "\\p{L}+(?:ого|его|ой|ей|их|ых|ая|ые)|район\\p{L}*|област\\p{L}*|кра[йя]|республик\\p{L}*|город\\p{L}*|округ\\p{L}*|"
                    + "муниципальн\\p{L}*|администраци\\p{L}*|образовани\\p{L}*|управлени\\p{L}*|рф|россии|г|мр|мо|го|пк|ло|спб|участниц\\p{L}*|"
                    + "участник\\p{L}*|проект\\p{L}*|в|на|и|школ\\p{L}*|оо|оу|муниципалитет\\p{L}*|субъект\\p{L}*|развити\\p{L}*|квалификаци\\p{L}*|"
                    + "рабоч\\p{L}*|предметник\\p{L}*|увр|вр|ур|логопед\\p{L}*|психолог\\p{L}*|500");

    /** @param byLevel what it means in a region's, a municipality's and a school's plan */
    private record Form(List<String> words, boolean people, List<List<ExecutorRule>> byLevel) {}

    private final List<Form> forms;

    ExecutorDictionary() {
        this.forms = read().stream()
                .sorted(Comparator.comparingInt((Form form) -> form.words().size())
                        .thenComparing(form -> form.words().toString().length())
                        .reversed())
                .toList();
    }

    /** The rules a token may mean: one when it is certain, several when a person must choose, none when not known. */
    List<ExecutorRule> rules(String token, PlanLevel level) {
        return rules(ExecutorText.words(token), level, false);
    }

    private List<ExecutorRule> rules(List<String> words, PlanLevel level, boolean afterPeople) {
        if (words.isEmpty()) {
            return List.of();
        }
        for (Form form : forms) {
            if (matches(form, words)) {
                List<String> rest = words.subList(form.words().size(), words.size());
                List<ExecutorRule> found = rules(form, rest, level);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        boolean skip = NOISE.matcher(words.get(0)).matches()
                || afterPeople && PLACE.matcher(words.get(0)).matches();
        return skip ? rules(words.subList(1, words.size()), level, afterPeople) : List.of();
    }

    private List<ExecutorRule> rules(Form form, List<String> rest, PlanLevel level) {
        if (form.people()) {
            return rules(rest, level, true);
        }
        if (rest.isEmpty() || rest.get(0).equals("по") || rest.stream().allMatch(ExecutorDictionary::saysWhere)) {
            return form.byLevel().get(level.ordinal());
        }
        return List.of();
    }

    private static boolean saysWhere(String word) {
        return PLACE.matcher(word).matches() || NOISE.matcher(word).matches();
    }

    private static boolean matches(Form form, List<String> words) {
        if (form.words().size() > words.size()) {
            return false;
        }
        for (int i = 0; i < form.words().size(); i++) {
            if (!like(form.words().get(i), words.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean like(String stem, String word) {
        if (stem.equals("*")) {
            return true;
        }
        if (stem.startsWith("*")) {
            return word.endsWith(stem.substring(1)) && word.length() - stem.length() < 6;
        }
        return stem.endsWith("*") ? word.startsWith(stem.substring(0, stem.length() - 1)) : word.equals(stem);
    }

    private static List<Form> read() {
        List<Form> forms = new ArrayList<>();
        String heading = "";
        for (String line : text().lines().map(String::strip).toList()) {
            if (line.startsWith("[")) {
                heading = line.substring(1, line.indexOf(']'));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                forms.add(form(heading, line));
            }
        }
        return List.copyOf(forms);
    }

    private static Form form(String heading, String line) {
        boolean people = heading.equals(PEOPLE);
        return new Form(List.of(line.split(" ")), people, people ? List.of() : byLevel(heading));
    }

    private static List<List<ExecutorRule>> byLevel(String heading) {
        List<List<ExecutorRule>> said = Arrays.stream(heading.split(" \\| "))
                .map(level -> Arrays.stream(level.split(", "))
                        .map(ExecutorRule::valueOf)
                        .toList())
                .toList();
        return said.size() == 1 ? List.of(said.get(0), said.get(0), said.get(0)) : said;
    }

    private static String text() {
        try (InputStream in =
                Objects.requireNonNull(ExecutorDictionary.class.getResourceAsStream("/roadmaps/executors.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
