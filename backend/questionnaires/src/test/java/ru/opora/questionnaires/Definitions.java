package ru.opora.questionnaires;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Definitions for tests, written briefly: apostrophes for quotation marks. */
public final class Definitions {

    private Definitions() {}

    public static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }

    /** A questionnaire of one section with these items, and the lists yn (yes, no) and abc (a, b, c valued 0, 1, 2; none exclusive). */
    public static Questionnaire of(String... items) {
        return read(whole(String.join(",", items)));
    }

    public static String whole(String items) {
        return """
                {'format': 1, 'code': 'test', 'languages': ['ru'], 'title': {'ru': 'Проверка'},
                 'factors': [{'code': 'F', 'label': {'ru': 'Фактор'}}],
                 'choiceLists': [
                   {'name': 'yn', 'choices': [
                     {'name': 'yes', 'label': {'ru': 'да'}}, {'name': 'no', 'label': {'ru': 'нет'}}]},
                   {'name': 'abc', 'choices': [
                     {'name': 'a', 'label': {'ru': 'а'}, 'value': 0}, {'name': 'b', 'label': {'ru': 'б'}, 'value': 1},
                     {'name': 'c', 'label': {'ru': 'в'}, 'value': 2},
                     {'name': 'none', 'label': {'ru': 'ничего'}, 'exclusive': true}]}],
                 'sections': [{'type': 'group', 'name': 'page1', 'items': [%s]}]}
                """.formatted(items);
    }

    public static Questionnaire read(String text) {
        DefinitionReader.Reading reading = DefinitionReader.read(json(text));
        assertThat(reading.problems()).isEmpty();
        return Objects.requireNonNull(reading.questionnaire());
    }

    /** A question with the label a definition needs. */
    public static String question(String type, String name, String more) {
        return "{'type': '%s', 'name': '%s', 'label': {'ru': '%s?'}%s}"
                .formatted(type, name, name, more.isEmpty() ? "" : ", " + more);
    }
}
