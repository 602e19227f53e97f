package ru.opora.monitoring;

import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.Rounds.ROUNDS;
import static ru.opora.testing.Rounds.cell;
import static ru.opora.testing.Rounds.definition;
import static ru.opora.testing.Rounds.form;
import static ru.opora.testing.Rounds.write;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Rounds;
import tools.jackson.databind.JsonNode;

/** Two rounds of a district of its own, with the ids of its schools and of what is measured. */
record TwoRounds(WebTestClient web, String before, String after, List<UUID> schools, List<String> indicators) {

    /** Rounds of so many schools; {@code fields} of the indicator's definition say otherwise than usual. */
    static TwoRounds of(WebTestClient web, String code, int schools, Map<String, Object> fields) {
        UUID district = Rounds.place(web, RITA, "MUNICIPALITY", "Район " + code, REGION);
        List<UUID> ids = new ArrayList<>();
        for (int i = 1; i <= schools; i++) {
            ids.add(Rounds.place(web, RITA, "SCHOOL", code + " СОШ № " + i, district));
        }
        Map<String, Object> definition = definition("Показатель " + code);
        definition.putAll(fields);
        String indicator =
                Rounds.indicator(web, RITA, district, code, definition).id();
        LocalDate today = LocalDate.now();
        return new TwoRounds(
                web,
                Rounds.opened(web, RITA, district, today.minusDays(100), indicator),
                Rounds.opened(web, RITA, district, today, indicator),
                ids,
                List.of(indicator));
    }

    String change() {
        return ROUNDS + "/" + after + "/change";
    }

    /** The change of the indicator. */
    JsonNode item() {
        return Api.as(web, RITA)
                .get(change() + "?with=" + before)
                .is(200)
                .json()
                .at("/items/0");
    }

    /** Writes values into a round, of one school after the other. */
    void enter(String round, List<Integer> values) {
        for (int i = 0; i < values.size(); i++) {
            write(web, RITA, form(round, schools.get(i)), List.of(cell(indicators.get(0), values.get(i))))
                    .is(200);
        }
    }
}
