package ru.opora.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.Owed.CONSOLIDATED;
import static ru.opora.testing.Owed.MONTH;
import static ru.opora.testing.Owed.OBLIGATIONS;
import static ru.opora.testing.Owed.TEMPLATES;
import static ru.opora.testing.Owed.change;
import static ru.opora.testing.Owed.made;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Rounds;
import ru.opora.testing.Zones;
import tools.jackson.databind.JsonNode;

/** A day is that of the place: of who owes a report, of whom it is owed to, of who archives an indicator. */
@ApiTest
class ReportDaysTest {

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private ReportJobs jobs;

    @Test
    void theLatestPeriodThatIsOverIsOverWhereTheReportsAreOwedTo() {
        String zone = Zones.elsewhere();
        UUID place = Zones.place(web, "MUNICIPALITY", "Район с другим днем", REGION, zone);
        Zones.place(web, "SCHOOL", "Школа с другим днем", place, zone);
        String template = made(
                web,
                place,
                Map.of("debtorKind", "SCHOOL", "startsOn", MONTH.minusMonths(3).toString()));
        Api rita = Api.as(web, RITA);
        rita.post(TEMPLATES + "/" + template + "/generate").is(200);
        List<JsonNode> owed = rita.get(OBLIGATIONS + "?sort=-due&template=" + template)
                .is(200)
                .json()
                .at("/items")
                .valueStream()
                .toList();
        LocalDate there = Zones.today(zone);
        boolean ahead = there.isAfter(LocalDate.now(ZoneOffset.UTC));
        change(database, owed.get(0).at("/id").asString(), "period_end = current_date + 40");
        String last = ahead ? there.minusDays(1).toString() : there.toString();
        change(database, owed.get(1).at("/id").asString(), "period_end = DATE '" + last + "'");
        assertThat(rita.get(CONSOLIDATED + template).is(200).at("/head/periodStart"))
                .as(zone)
                .isEqualTo(owed.get(ahead ? 1 : 2).at("/periodStart").asString());
    }

    @Test
    void aReportIsMadeWhenItsPeriodBeginsWhereItIsOwed() {
        UUID place = Zones.place(web, "MUNICIPALITY", "Район на востоке", REGION, "Europe/Moscow");
        UUID eastern = Zones.place(web, "SCHOOL", "Школа на востоке", place, "Pacific/Kiritimati");
        Zones.place(web, "SCHOOL", "Школа в столице", place, "Europe/Moscow");
        LocalDate month = MONTH.minusMonths(3); // so long ago that the job of every quarter of an hour leaves it alone
        String template = made(
                web,
                place,
                Map.of(
                        "debtorKind",
                        "SCHOOL",
                        "startsOn",
                        month.toString(),
                        "endsOn",
                        month.plusDays(27).toString()));
        jobs.settle(month.atStartOfDay().minusHours(5).toInstant(ZoneOffset.UTC))
                .block();
        assertThat(Api.as(web, RITA)
                        .get(OBLIGATIONS + "?template=" + template)
                        .is(200)
                        .json()
                        .at("/items"))
                .as("in the east the month has begun")
                .extracting(row -> row.at("/organization/id").asString() + " "
                        + row.at("/periodStart").asString())
                .containsExactly(eastern + " " + month);
    }

    @Test
    void anIndicatorIsArchivedOnTheDayOfItsPlace() {
        String zone = Zones.elsewhere();
        UUID place = Zones.place(web, "MUNICIPALITY", "Район с чужим архивом", REGION, zone);
        String indicator = Rounds.indicator(web, RITA, place, "archived_there").id();
        assertThat(Api.as(web, RITA)
                        .post(Rounds.INDICATORS + "/" + indicator + "/archive")
                        .is(200)
                        .at("/archivedOn"))
                .isEqualTo(Zones.today(zone).toString());
    }
}
