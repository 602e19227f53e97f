package ru.opora.testing;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Places where it is another day now than it is by UTC: there are some at every hour. */
public final class Zones {

    private static final String EASTERNMOST = "Pacific/Kiritimati";
    private static final String WESTERNMOST = "Etc/GMT+12";

    /** From then on it is tomorrow in the east; before, it is yesterday in the west. */
    private static final LocalTime TOMORROW_BEGINS = LocalTime.of(10, 0);

    private Zones() {}

    /** A zone of another day. */
    public static String elsewhere() {
        return LocalTime.now(ZoneOffset.UTC).isBefore(TOMORROW_BEGINS) ? WESTERNMOST : EASTERNMOST;
    }

    public static LocalDate today(String zone) {
        return LocalDate.now(ZoneId.of(zone));
    }

    /** A place of a test's own in a zone. */
    public static UUID place(WebTestClient web, String kind, String name, UUID parent, String zone) {
        return UUID.fromString(Api.as(web, People.ALICE)
                .post(
                        Api.V1 + "/organizations",
                        Map.of(
                                "name",
                                name,
                                "kind",
                                kind,
                                "parentId",
                                parent,
                                "timeZone",
                                zone,
                                "openedOn",
                                "2020-01-01"))
                .is(201)
                .id());
    }
}
