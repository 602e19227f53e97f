package ru.opora.roadmaps.editions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.Roads.ROADMAPS;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Plans;
import ru.opora.testing.Roads;
import tools.jackson.databind.json.JsonMapper;

@ApiTest
class EditionTest {

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Test
    void whoDoesNotSeeTheRoadmapSeesNoEdition() {
        String road = ROADMAPS + "/" + Roads.approved(web, BOB, NORTH).id();
        Api dora = Api.as(web, DORA);
        for (String path : List.of(
                "/editions",
                "/editions/1",
                "/editions/1/canonical",
                "/editions/1/verification",
                "/differences",
                "/differences/rows")) {
            dora.get(road + path).problem(404, "not-found");
            Api.as(web, SASHA).get(road + path).is(200);
        }
    }

    @Test
    void approvalFreezesThePlanWithItsHash() throws Exception {
        String road = ROADMAPS + "/" + Roads.approved(web, BOB, NORTH).id();
        Api bob = Api.as(web, BOB);
        Answer list = bob.get(road + "/editions").is(200);
        assertThat(list.json().at("/items").size()).isEqualTo(1);
        Answer edition = bob.get(road + "/editions/1").is(200);
        assertThat(edition.at("/orderNumber")).isEqualTo("21-п");
        assertThat(edition.at("/effectiveOn")).isEqualTo("2027-01-14");
        assertThat(edition.json().at("/plan/activities").size()).isEqualTo(Plans.ACTIVITIES);
        assertThat(edition.at("/plan/activities/0/tasks/0/executors/0")).isEqualTo("ИМЦ");
        assertThat(edition.at("/plan/activities/0/term/windows/0/due")).isEqualTo("2027-03-31");
        String bytes = bob.get(road + "/editions/1/canonical").is(200).text();
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.getBytes(StandardCharsets.UTF_8));
        assertThat(HexFormat.of().formatHex(digest)).isEqualTo(edition.at("/hash"));
        assertThat(CanonicalJson.write(JsonMapper.shared().readTree(bytes))).isEqualTo(bytes);
        Answer verified = bob.get(road + "/editions/1/verification").is(200);
        assertThat(verified.json().at("/intact").asBoolean()).isTrue();
        bob.get(road + "/editions/2").problem(404, "not-found");
        bob.get(road + "/editions/zwei").problem(400, "bad-request");
    }

    @Test
    void theDatabaseRefusesEveryChangeOfAnEdition() {
        String id = Roads.approved(web, BOB, NORTH).id();
        for (String sql : List.of(
                "UPDATE roadmaps_editions SET hash = repeat('0', 64) WHERE roadmap_id = '" + id + "'",
                "UPDATE roadmaps_editions SET content = '{}' WHERE roadmap_id = '" + id + "'",
                "DELETE FROM roadmaps_editions WHERE roadmap_id = '" + id + "'",
                "TRUNCATE roadmaps_editions")) {
            assertThatThrownBy(
                            () -> DatabaseScope.system(database.sql(sql).then()).block())
                    .as(sql)
                    .hasStackTraceContaining("permission denied");
        }
        assertThatThrownBy(() -> DatabaseScope.system(
                                database.sql("""
                                    INSERT INTO roadmaps_editions SELECT gen_random_uuid(), roadmap_id, 7, order_number, order_date, signatory,
                                        effective_on, reason, content, repeat('0', 64), approved_by, approved_at
                                    FROM roadmaps_editions WHERE roadmap_id = :id::uuid""").bind("id", id).then())
                        .block())
                .hasStackTraceContaining("hash");
    }

    @Test
    void aTextWithEverySignHasTheSameFormInBothHands() {
        String odd = "«ёЁ» \"\\/ \b\f\n\r\t\u0001\u001f\u007f 𝄞 é";
        var tree = JsonMapper.shared().createObjectNode();
        tree.put("b", odd).putNull("a").put("Z", true);
        tree.putArray("списк").add(odd).addObject().put("я", "").put("e", "x");
        String canonical = DatabaseScope.system(database.sql("SELECT roadmaps_canonical(:given::jsonb) AS text")
                        .bind("given", JsonMapper.shared().writeValueAsString(tree))
                        .map(row -> String.valueOf(row.get("text", String.class)))
                        .one())
                .blockOptional()
                .orElseThrow();
        assertThat(CanonicalJson.write(tree)).isEqualTo(canonical);
    }
}
