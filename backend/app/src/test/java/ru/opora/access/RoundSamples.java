package ru.opora.access;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.People;
import ru.opora.testing.Rounds;

/** Indicators and rounds of the matrix. */
final class RoundSamples {

    /** Rows inside another row. */
    static final Map<String, BiFunction<WebTestClient, String, String>> INSIDE =
            Map.of("/monitoring-rounds/{}/forms", RoundSamples::school);

    /** The school of a district; of another place itself. */
    private static final Map<UUID, UUID> SCHOOLS = Map.of(
            People.NORTH,
            People.NORTH_SCHOOL,
            People.SOUTH,
            People.SOUTH_SCHOOL,
            Territories.FAR,
            Territories.FAR_SCHOOL);

    private RoundSamples() {}

    /** A place has one, with an id that follows from the place: bodies of requests name it without knowing the round. */
    private static UUID id(UUID place) {
        return UUID.nameUUIDFromBytes(("matrix indicator " + place).getBytes(StandardCharsets.UTF_8));
    }

    static String indicator(WebTestClient web, UUID place) {
        Api alice = Api.as(web, People.ALICE);
        if (alice.get(Rounds.INDICATORS + "/" + id(place)).status() == 404) {
            alice.post(
                            Rounds.INDICATORS,
                            Map.of(
                                    "id",
                                    id(place),
                                    "organizationId",
                                    place,
                                    "code",
                                    "matrix",
                                    "definition",
                                    Rounds.definition("Показатель")))
                    .is(201);
        }
        return id(place).toString();
    }

    /** An archived one takes no round: the matrix archives one of its own. */
    static String another(WebTestClient web, UUID place) {
        return Rounds.indicator(web, People.ALICE, place, code()).id();
    }

    private static String code() {
        return "m" + UUID.randomUUID().toString().replace("-", "");
    }

    static String round(WebTestClient web, UUID place) {
        return Rounds.opened(web, People.ALICE, place, LocalDate.now(), indicator(web, place));
    }

    static Optional<Object> body(String operation, UUID place) {
        return Optional.ofNullable(
                switch (operation) {
                    case "createIndicator" ->
                        Map.of("organizationId", place, "code", code(), "definition", Rounds.definition("Показатель"));
                    case "updateIndicator" -> Map.of("definition", Rounds.definition("Другое имя"));
                    case "createMonitoringRound" -> Rounds.body(place, List.of());
                    case "updateMonitoringRound" -> Rounds.change(List.of());
                    case "confirmMonitoringForms" -> Map.of("within", place);
                    case "returnMonitoringForm" ->
                        Map.of("schoolId", SCHOOLS.getOrDefault(place, place), "remark", "Проверьте");
                    case "writeMonitoringCells" ->
                        Map.of("cells", List.of(Map.of("indicatorId", id(place), "value", 1)));
                    case "readMonitoringWorkbook" -> workbook("Код;Значение\nнет;1\n");
                    case "writeMonitoringRoundWorkbook" -> workbook("Код школы;Версия;matrix\n");
                    default -> null;
                });
    }

    static Object workbook(String text) {
        var parts = new MultipartBodyBuilder();
        parts.part("file", new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)))
                .filename("form.csv");
        return parts.build();
    }

    private static String school(WebTestClient web, String round) {
        return Api.as(web, People.ALICE).get(round + "/forms").is(200).at("/items/0/school/id");
    }
}
