package ru.opora.questionnaires;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes sound definitions at random: every kind of item with every property. */
public final class DefinitionGenerator {

    private static final String[] LISTS = {"one", "two", "numbers"};

    private final Random random;
    private final List<String> languages;
    private final List<String> asked = new ArrayList<>();
    private int names;

    public DefinitionGenerator(Random random) {
        this.random = random;
        this.languages = List.of("ru", "en", "tt").subList(0, 1 + random.nextInt(3));
    }

    public Questionnaire next() {
        List<Item.Group> sections = new ArrayList<>();
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            sections.add(group(1));
        }
        List<ChoiceList> lists = new ArrayList<>();
        for (String list : LISTS) {
            lists.add(list(list));
        }
        lists.add(new ChoiceList(
                "steps",
                List.of(
                        new Choice("0", text(), null, false, Map.of()),
                        new Choice("1", text(), null, false, Map.of()))));
        return new Questionnaire(
                "form-" + random.nextInt(100),
                languages,
                text(),
                maybe(text(), Text.NONE),
                List.of(new Factor("F1", text()), new Factor("F2", text())),
                lists,
                sections);
    }

    private ChoiceList list(String name) {
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < 2 + random.nextInt(4); i++) {
            Map<String, String> attributes = new TreeMap<>();
            if (random.nextBoolean()) {
                attributes.put("region", "r" + random.nextInt(3));
            }
            String choice = name.equals("numbers") ? String.valueOf(i) : name + i;
            Double value = i == 0 || random.nextBoolean() ? Double.valueOf(i) : null;
            choices.add(new Choice(choice, text(), value, random.nextInt(6) == 0, attributes));
        }
        choices.add(new Choice(name.equals("numbers") ? "99" : "last", text(), 100.0, false, Map.of("region", "r1")));
        return new ChoiceList(name, choices);
    }

    private Item.Group group(int depth) {
        List<Item> items = new ArrayList<>();
        String name = name();
        String relevant = relevant();
        for (int n = 1 + random.nextInt(5); n > 0; n--) {
            items.add(item(depth));
        }
        return new Item.Group(
                name, maybe(text(), Text.NONE), maybe(text(), Text.NONE), relevant, random.nextBoolean(), items);
    }

    private Item item(int depth) {
        String name = name();
        return switch (random.nextInt(10)) {
            case 0 -> depth < 4 ? group(depth + 1) : note(name);
            case 1 -> note(name);
            case 2 ->
                new Item.Computed(
                        name,
                        maybe(text(), Text.NONE),
                        relevant(),
                        asked.isEmpty() ? "1 + 1" : "string(${" + pick() + "})",
                        false);
            case 3 ->
                new Item.Computed(name, text(), relevant(), asked.isEmpty() ? "1 + 1" : "${" + pick() + "}", true);
            default -> question(name);
        };
    }

    private Item note(String name) {
        return new Item.Note(name, text(), maybe(text(), Text.NONE), relevant());
    }

    private Item question(String name) {
        String relevant = relevant();
        AnswerType answer = answer();
        boolean required = random.nextInt(3) == 0;
        boolean constrained = !(answer instanceof AnswerType.Matrix) && random.nextInt(3) == 0;
        String requiredIf = required ? null : relevant();
        boolean scored = answer instanceof AnswerType.Single
                || answer instanceof AnswerType.Multiple
                || answer instanceof AnswerType.Scale;
        Item question = new Item.Question(
                name,
                text(),
                maybe(text(), Text.NONE),
                answer instanceof AnswerType.Matrix ? Text.NONE : maybe(text(), Text.NONE),
                relevant,
                random.nextInt(3) == 0 ? initial(answer) : null,
                required,
                requiredIf,
                required || requiredIf != null ? maybe(text(), Text.NONE) : Text.NONE,
                constrained ? maybe("string(.) != 'x' and 1 = 1", "string(.) != 'y' or 1 = 1") : null,
                constrained ? maybe(text(), Text.NONE) : Text.NONE,
                random.nextInt(3) == 0,
                scored && random.nextBoolean() ? scoring() : null,
                answer);
        if (!(answer instanceof AnswerType.Matrix)) {
            asked.add(name);
        }
        return question;
    }

    private @Nullable String initial(AnswerType answer) {
        if (answer instanceof AnswerType.Numeric || answer instanceof AnswerType.Scale) {
            return maybe("1", "2 * 2");
        }
        if (answer instanceof AnswerType.Day) {
            return maybe("'2026-05-01'", "today()");
        }
        return answer instanceof AnswerType.Written
                ? maybe("'с. Озерки (новые)'", maybe("concat('«', \"'\", '\"')", "\"it's\""))
                : answer instanceof AnswerType.Single ? "'last'" : null;
    }

    private Scoring scoring() {
        return new Scoring(
                maybe("F1", "F2"), random.nextBoolean(), maybe(1.0, 2.5), maybe(-1.0, null), maybe(300.0, null));
    }

    private AnswerType answer() {
        String list = LISTS[random.nextInt(LISTS.length)];
        Display display = Display.values()[random.nextInt(3)];
        @Nullable String filter = random.nextInt(4) == 0 ? "region = 'r1'" : null;
        return switch (random.nextInt(9)) {
            case 0 -> new AnswerType.Single(list, random.nextBoolean(), display, random.nextBoolean(), filter);
            case 1 ->
                new AnswerType.Multiple(
                        list,
                        random.nextBoolean(),
                        display,
                        random.nextBoolean(),
                        filter,
                        maybe(1, null),
                        maybe(3, null));
            case 2 -> new AnswerType.Scale(maybe(0.0, -1.0), maybe(5.0, 1.0), maybe(1.0, 0.5), maybe("steps", null));
            case 3 -> matrix(list);
            case 4 -> new AnswerType.Numeric(random.nextBoolean(), maybe(-5.0, null), maybe(100.0, null));
            case 5 ->
                new AnswerType.Written(
                        random.nextBoolean(), maybe(20, null), maybe("[а-яё'\"]+", maybe("\\d{1,3}", null)));
            case 6 -> new AnswerType.Day(maybe(LocalDate.of(2026, 1, 1), null), maybe(LocalDate.of(2027, 1, 1), null));
            case 7 -> new AnswerType.Ranking(list, random.nextBoolean());
            default -> new AnswerType.Files(FileKind.values()[random.nextInt(4)], 1 + random.nextInt(3), maybe(10, 25));
        };
    }

    private AnswerType matrix(String list) {
        List<MatrixRow> rows = new ArrayList<>();
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            String name = name();
            rows.add(new MatrixRow(name, text(), maybe(scoring(), null)));
            asked.add(name);
        }
        return new AnswerType.Matrix(list, rows, random.nextBoolean());
    }

    private @Nullable String relevant() {
        return asked.isEmpty() || random.nextInt(3) > 0 ? null : "string(${" + pick() + "}) = 'one0'";
    }

    private String pick() {
        return asked.get(random.nextInt(asked.size()));
    }

    private String name() {
        return maybe("q", "Вопрос") + "_" + ++names;
    }

    private Text text() {
        Map<String, String> texts = new TreeMap<>();
        for (String language : languages) {
            texts.put(language, maybe("Текст ", "=text «ё» 70 % ") + random.nextInt(1_000));
        }
        return new Text(texts);
    }

    private <T extends @Nullable Object> T maybe(T one, T other) {
        return random.nextBoolean() ? one : other;
    }
}
