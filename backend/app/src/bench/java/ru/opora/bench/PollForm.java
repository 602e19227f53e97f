package ru.opora.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;

/** A form of any length with questions of every counted kind in turn, and random answers to it, in words of our own. */
final class PollForm {

    private static final int KINDS = 10;
    private static final int A_PAGE = 25;
    private static final List<String> WORDS = List.of(
            "всё хорошо", "не хватает времени на проверку", "нужен второй кабинет", "дети стали спокойнее", "хотелось бы больше кружков");

    private final int questions;

    PollForm(int questions) {
        this.questions = questions;
    }

    /** As the API takes it. */
    Map<String, Object> definition() {
        List<Map<String, Object>> choices = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            choices.add(Map.of("name", "c" + i, "label", ru("Вариант " + i), "value", i - 1));
        }
        List<Map<String, Object>> pages = new ArrayList<>();
        for (int first = 0; first < questions; first += A_PAGE) {
            List<Object> items = new ArrayList<>();
            for (int i = first; i < Math.min(questions, first + A_PAGE); i++) {
                items.add(JsonMapper.shared().readValue("{\"name\": \"q" + i + "\", \"label\": {\"ru\": \"Вопрос " + i + "\"}, " + question(i) + "}", Map.class));
            }
            pages.add(Map.of("type", "group", "name", "page" + first, "label", ru("Страница " + first / A_PAGE), "items", items));
        }
        return Map.of(
                "format", 1, "code", "bench", "languages", List.of("ru"), "title", ru("Анкета из " + questions + " вопросов"),
                "choiceLists", List.of(Map.of("name", "five", "choices", choices)), "sections", pages);
    }

    /** Kinds in turn; a tenth is asked under a condition that always holds, and so must be looked at. */
    private static String question(int i) {
        return switch (i % KINDS) {
            case 0 -> "\"type\": \"single\", \"choices\": \"five\", \"required\": true";
            case 1 -> "\"type\": \"scale\", \"min\": 1, \"max\": 5, \"required\": true";
            case 2 -> "\"type\": \"single\", \"choices\": \"five\", \"cannotSay\": true";
            case 3 -> "\"type\": \"number\", \"min\": 0, \"max\": 100, \"required\": true, \"constraint\": \". >= 0 and . <= 100\"";
            case 4 -> "\"type\": \"multiple\", \"choices\": \"five\"";
            case 5 -> "\"type\": \"scale\", \"min\": 0, \"max\": 10";
            case 6 -> "\"type\": \"single\", \"choices\": \"five\"";
            case 7 -> "\"type\": \"number\", \"decimal\": true, \"min\": 0, \"max\": 1000";
            case 8 -> "\"type\": \"scale\", \"min\": 1, \"max\": 5, \"cannotSay\": true, \"relevant\": \"${q" + (i - 3) + "} >= 0\"";
            default -> "\"type\": \"text\", \"maxLength\": 200";
        };
    }

    /** Somebody's answers to all of it, as JSON. */
    String answers(Random random) {
        var text = new StringBuilder(questions * 16).append('{');
        for (int i = 0; i < questions; i++) {
            text.append(i == 0 ? "" : ",").append("\"q").append(i).append("\":").append(answer(i, random));
        }
        return text.append('}').toString();
    }

    private static String answer(int i, Random random) {
        return switch (i % KINDS) {
            case 0, 6 -> choice(random);
            case 1 -> String.valueOf(1 + random.nextInt(5));
            case 2 -> random.nextInt(10) == 0 ? "{\"cannotSay\":true}" : choice(random);
            case 3 -> String.valueOf(random.nextInt(101));
            case 4 -> random.nextBoolean() ? "[\"c1\",\"c4\"]" : "[\"c5\",\"c2\",\"c3\"]";
            case 5 -> String.valueOf(random.nextInt(11));
            case 7 -> random.nextInt(1000) + "." + (1 + random.nextInt(9));
            case 8 -> random.nextInt(10) == 0 ? "{\"cannotSay\":true}" : String.valueOf(1 + random.nextInt(5));
            default -> "\"" + WORDS.get(random.nextInt(WORDS.size())) + "\"";
        };
    }

    private static String choice(Random random) {
        return "\"c" + (1 + random.nextInt(5)) + "\"";
    }

    private static Map<String, String> ru(String text) {
        return Map.of("ru", text);
    }
}
