package ru.opora.bench;

import static ru.opora.bench.Bench.SECONDS;
import static ru.opora.bench.Bench.get;
import static ru.opora.bench.Bench.say;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import ru.opora.testing.People;

/** Reading by id with sign-in and scope against a static answer of the same server; at least half is the aim. */
public final class ReadBenchmark {

    private static final double AIM = 0.5;
    private static final int CONNECTIONS = 32;
    private static final int CALLERS = 200;
    private static final int MOST_ROUNDS = 5;
    private static final double STEADY = 0.05;

    private ReadBenchmark() {}

    public static void main(String... arguments) throws SQLException {
        try (Bench server = Bench.start("-Xmx512m")) {
            UUID roadmap = UUID.randomUUID();
            server.load("""
                    INSERT INTO roadmaps (id, organization_id, title, state, period_start, period_end, order_number, order_date, signatory, created_by)
                    VALUES ('%s', '%s', 'План поддержки школы на 2026 год', 'ACTIVE', '2026-01-01', '2026-12-31', '1', '2026-01-09', 'Н. Н.', 'bob')"""
                    .formatted(roadmap, People.NORTH_SCHOOL), """
                    INSERT INTO organizations_people (id, subject, name)
                    SELECT gen_random_uuid(), 'reader-' || n, 'Читатель ' || n FROM generate_series(1, %d) n""".formatted(CALLERS), """
                    INSERT INTO organizations_memberships (id, person_id, organization_id, role, valid_from)
                    SELECT gen_random_uuid(), id, '%s', 'SCHOOL_HEAD', '2020-01-01' FROM organizations_people
                    WHERE subject LIKE 'reader-%%'""".formatted(People.NORTH_SCHOOL));
            measure(server, "/api/v1/organizations/" + People.NORTH_SCHOOL, "/api/v1/roadmaps/" + roadmap);
        }
    }

    /** The compiler takes minutes on a slow core: rounds are run until the static answer is about as quick as in the one before. */
    private static void warmUp(Load load, List<String> constant, List<String> row, List<String> many, List<String> plan) {
        double last = 0;
        double now = load.fullSpeed(SECONDS, constant).perSecond();
        for (int round = 0; round < MOST_ROUNDS && Math.abs(now - last) > now * STEADY; round++) {
            load.fullSpeed(SECONDS, many);
            load.fullSpeed(SECONDS, row);
            load.fullSpeed(SECONDS, plan);
            last = now;
            now = load.fullSpeed(SECONDS, constant).perSecond();
            say("warming up: static answer %.0f/s", now);
        }
    }

    private static void measure(Bench server, String organization, String roadmap) {
        var load = new Load(server, CONNECTIONS);
        say("client: %s, %d connections", Wrk.isInstalled() ? "wrk" : "Java", CONNECTIONS);
        List<String> constant = List.of(get("/bench/static", null));
        List<String> row = List.of(get("/bench/row/" + People.NORTH_SCHOOL, null));
        List<String> one = List.of(get(organization, server.token(People.BOB)));
        List<String> unchanged = List.of(get(organization, server.token(People.BOB), "If-None-Match: \"0-0\""));
        List<String> many = new ArrayList<>();
        for (int caller = 1; caller <= CALLERS; caller++) {
            many.add(get(organization, server.token("reader-" + caller)));
        }
        List<String> plan = List.of(get(roadmap, server.token(People.BOB)));
        warmUp(load, constant, row, many, plan);
        Result before = load.fullSpeed(SECONDS, constant);
        Result bare = load.fullSpeed(SECONDS, row);
        Result organizations = load.fullSpeed(SECONDS, one);
        Result notModified = load.fullSpeed(SECONDS, unchanged);
        Result callers = load.fullSpeed(SECONDS, many);
        Result roadmaps = load.fullSpeed(SECONDS, plan);
        Result after = load.fullSpeed(SECONDS, constant);
        double limit = (before.perSecond() + after.perSecond()) / 2;
        say("static answer (the limit)           %s", before);
        say("static answer, again                %s", after);
        say("one row, no sign-in, no scope       %s   ratio %.2f: no reading of the database is quicker", bare, bare.perSecond() / limit);
        say("organisation, one caller            %s   ratio %.2f (aim %.2f)", organizations, organizations.perSecond() / limit, AIM);
        say("organisation, not modified (304)    %s   ratio %.2f (aim %.2f)", notModified, notModified.perSecond() / limit, AIM);
        say("organisation, %d callers in turn   %s   ratio %.2f (aim %.2f)", CALLERS, callers, callers.perSecond() / limit, AIM);
        say("roadmap, one caller                 %s   ratio %.2f (aim %.2f)", roadmaps, roadmaps.perSecond() / limit, AIM);
    }
}
