package ru.opora.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;

/** Files of results as tests send them, in the region's name. */
final class ResultFiles {

    static final String PATH = Api.V1 + "/assessment-imports";
    static final String HEADER =
            "Муниципалитет;Наименование ОО;Вид работы;Предмет;Класс;Учебный год;Участников;«2»;«3»;«4»;«5»\n";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final WebTestClient web;

    ResultFiles(WebTestClient web) {
        this.web = web;
    }

    static String row(String school, String subject, String grade, String year, String figures) {
        return ";" + school + ";ВПР;" + subject + ";" + grade + ";" + year + ";" + figures + "\n";
    }

    Answer upload(String text) {
        return upload("results.csv", text.getBytes(UTF_8));
    }

    Answer upload(String name, byte[] content) {
        return Api.as(web, RITA)
                .uploadTo(PATH, "file", name, content, Map.of("organizationId", REGION.toString()))
                .is(201);
    }

    Answer checked(String id) {
        return reached(id, "CHECKED");
    }

    Answer applied(String id) {
        Answer checked = checked(id);
        Api.answer(Api.as(web, RITA)
                        .request(HttpMethod.POST, PATH + "/" + id + "/apply")
                        .header(HttpHeaders.IF_MATCH, tag(checked)))
                .is(202);
        return reached(id, "APPLIED");
    }

    Answer reached(String id, String status) {
        return await().atMost(PATIENCE)
                .until(() -> Api.as(web, RITA).get(PATH + "/" + id).is(200), answer -> {
                    assertThat(answer.at("/failure")).isEmpty();
                    return answer.at("/status").equals(status);
                });
    }

    static String tag(Answer answer) {
        return '"' + answer.at("/version") + '"';
    }

    /** How many are below the threshold, of the year's only assessment by the schools' names. */
    List<Integer> below(int year) {
        Api rita = Api.as(web, RITA);
        String assessment =
                rita.get(Results.ASSESSMENTS + "?schoolYear=" + year).at("/items/0/id");
        return rita.get(Results.ASSESSMENTS + "/" + assessment + "/results")
                .is(200)
                .json()
                .at("/items")
                .valueStream()
                .map(item -> item.at("/below").asInt())
                .toList();
    }

    int assessments(int year) {
        return Api.as(web, RITA)
                .get(Results.ASSESSMENTS + "?schoolYear=" + year)
                .is(200)
                .json()
                .at("/items")
                .size();
    }
}
