package ru.opora.roadmaps.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.Roads.IMPORTS;
import static ru.opora.testing.Roads.ROADMAPS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;

/** The real orders beside the repository, from the upload to the draft. */
@ApiTest
class RealOrdersApiTest {

    @Autowired
    private WebTestClient web;

    @ParameterizedTest
    @CsvSource({
        "vasileostrovsky-2021.docx, 54, 8",
        "primorye-2021.docx, 28, 4",
        "primorye-2021.xlsx, 28, 4",
        "leningrad-2022.docx, 23, 0",
        "kirovsky-2019.docx, 37, 6",
        "smolensk-2020-plan.docx, 6, 1",
        "smolensk-2020-interviews.docx, 22, 0",
        "smolensk-2020-interviews.xlsx, 22, 0",
        "smolensk-2020-school-plan.docx, 11, 0"
    })
    void everyRowOfAnOrderReachesTheDraft(String name, int activities, int sections) throws IOException {
        Api bob = Api.as(web, BOB);
        Answer preview = bob.upload(name, Files.readAllBytes(order(name))).is(201);
        assertThat(preview.json().at("/activityCount").asInt()).isEqualTo(activities);
        assertThat(preview.json().at("/sectionCount").asInt()).isEqualTo(sections);
        String path = IMPORTS + "/" + preview.id();
        if (preview.json().at("/periodStart").isNull()) {
            bob.patch(path, preview.tag(), Map.of("periodStart", "2020-01-01", "periodEnd", "2020-12-31"))
                    .is(200);
        }
        Answer draft =
                bob.post(path + "/apply", Map.of("organizationId", NORTH)).is(201);
        assertThat(draft.json().at("/activityCount").asInt()).isEqualTo(activities);
        Answer rows =
                bob.get(ROADMAPS + "/" + draft.id() + "/activities?limit=500").is(200);
        assertThat(rows.json().at("/items").size()).isEqualTo(activities);
    }

    private static Path order(String name) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path file = at.resolve("shared/orders").resolve(name);
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        return Assumptions.abort("The real orders (shared/orders) are not beside this repository: skipped");
    }
}
