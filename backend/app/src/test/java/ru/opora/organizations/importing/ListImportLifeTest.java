package ru.opora.organizations.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Zones;

/** What becomes of a list after it was read: what is seen of its rows, which version of it is carried out, who is told. */
@ApiTest
class ListImportLifeTest {

    private static final String PATH = Api.V1 + "/organization-imports";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    private WebTestClient web;

    private Api rita;
    private String region = "";

    @BeforeEach
    void region() {
        rita = Api.as(web, RITA);
        region = rita.post(
                        Api.V1 + "/organizations", Map.of("name", "Область жизни", "kind", "OTHER", "parentId", REGION))
                .is(201)
                .id();
    }

    @Test
    void everyRowSaysWhatTheOrganisationIsCalled() {
        applied(upload("Название;Телефон\nМБОУ «Луговая СОШ»;+7 000 11-11-11\nМБОУ «Полевая СОШ»;\n")
                .id());
        String id = upload("Название;Телефон\nМБОУ Луговая СОШ;+7 000 22-22-22\nМБОУ Полевая СОШ;\n")
                .id();
        Answer rows = rita.get(PATH + "/" + id + "/rows").is(200);
        assertThat(rows.at("/items/0/outcome")).isEqualTo("UPDATE");
        assertThat(rows.at("/items/0/name")).isEqualTo("МБОУ «Луговая СОШ»");
        assertThat(rows.at("/items/1/outcome")).isEqualTo("UNCHANGED");
        assertThat(rows.at("/items/1/name")).isEqualTo("МБОУ «Полевая СОШ»");
    }

    @Test
    void onlyWhatTheCallerHasSeenIsCarriedOut() {
        Answer seen = upload("Название;Телефон\nМБОУ «Речная СОШ»;\n");
        rita.patch(
                        PATH + "/" + seen.id(),
                        seen.tag(),
                        Map.of("rows", List.of(Map.of("position", 0, "decision", "SKIP"))))
                .is(200);
        Answer stale = apply(seen.id(), seen.tag()).problem(412, "stale");
        assertThat(stale.json().at("/current/counts/SKIPPED").asInt()).isEqualTo(1);
        apply(seen.id(), stale.at("/current/version").transform(version -> '"' + version + '"'))
                .is(202);
    }

    @Test
    void aRenamingHoldsFromTheDayItIsInThePlace() {
        String zone = Zones.elsewhere();
        region = Zones.place(web, "OTHER", "Область дня", REGION, zone).toString();
        String inn = inn();
        applied(upload("Название;ИНН\nМБОУ «Ключевая СОШ»;" + inn + "\n").id());
        String renamed =
                upload("Название;ИНН\nМБОУ «Ключевая гимназия»;" + inn + "\n").id();
        applied(renamed);
        String school = rita.get(PATH + "/" + renamed + "/rows").at("/items/0/organizationId");
        Answer history =
                rita.get(Api.V1 + "/organizations/" + school + "/history").is(200);
        assertThat(history.at("/versions/0/action")).isEqualTo("RENAME");
        assertThat(history.at("/versions/0/validFrom"))
                .isEqualTo(Zones.today(zone).toString());
    }

    /** Ten digits of which the last one checks the others. */
    private static String inn() {
        int[] weights = {2, 4, 10, 3, 5, 9, 4, 6, 8};
        int[] digits = ThreadLocalRandom.current().ints(weights.length, 1, 9).toArray();
        int sum = IntStream.range(0, weights.length)
                .map(i -> weights[i] * digits[i])
                .sum();
        return Arrays.stream(digits).mapToObj(String::valueOf).collect(Collectors.joining()) + sum % 11 % 10;
    }

    @Test
    void nullForgetsCorrections() {
        Answer read = upload("Название;Телефон\nМБОУ «Речная СОШ»;\n");
        String path = PATH + "/" + read.id();
        Answer skipped = rita.patch(
                        path, read.tag(), Map.of("rows", List.of(Map.of("position", 0, "decision", "SKIP"))))
                .is(200);
        Answer other = rita.patch(path, skipped.tag(), Map.of("columns", List.of(Map.of("index", 1, "role", "HEAD"))))
                .is(200);
        assertThat(other.json().at("/counts/SKIPPED").asInt()).isEqualTo(1);
        Answer decided = rita.patch(path, other.tag(), Collections.singletonMap("rows", null))
                .is(200);
        assertThat(decided.json().at("/counts/NEW").asInt()).isEqualTo(1);
        assertThat(decided.at("/columns/1/role")).isEqualTo("HEAD");
        Answer printed = rita.patch(path, decided.tag(), Collections.singletonMap("columns", null))
                .is(200);
        assertThat(printed.at("/columns/1/role")).isEqualTo("PHONE");
    }

    @Test
    void whoAppliedItIsToldWhenItIsDone() {
        String id = upload("Название;ИНН\nМБОУ «Озёрная СОШ»;\nМБОУ «Лесная СОШ»;123\n")
                .id();
        applied(id);
        Answer told = await().atMost(PATIENCE)
                .until(() -> notice(id), Optional::isPresent)
                .orElseThrow();
        assertThat(told.at("/kind")).isEqualTo("ORGANIZATION_IMPORT_FINISHED");
        assertThat(told.at("/entity")).isEqualTo("organizationImport");
        assertThat(told.at("/text")).isEqualTo("«list.csv», Область жизни: внесено строк — 1, с ошибками — 1");
    }

    private Optional<Answer> notice(String about) {
        Answer all = rita.get(Api.V1 + "/notifications?limit=500").is(200);
        return all.json()
                .at("/items")
                .valueStream()
                .filter(item -> item.at("/entityId").asString().equals(about))
                .map(item -> new Answer(200, all.headers(), item.toString()))
                .findFirst();
    }

    private Answer upload(String text) {
        return rita.uploadTo(PATH, "file", "list.csv", text.getBytes(UTF_8), Map.of("parentId", region))
                .is(201);
    }

    private Answer apply(String id, String tag) {
        return Api.answer(
                rita.request(HttpMethod.POST, PATH + "/" + id + "/apply").header(HttpHeaders.IF_MATCH, tag));
    }

    private void applied(String id) {
        rita.post(PATH + "/" + id + "/apply").is(202);
        await().atMost(PATIENCE)
                .until(() -> rita.get(PATH + "/" + id).is(200).at("/status").equals("APPLIED"));
    }
}
