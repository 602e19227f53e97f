package ru.opora.testing;

import java.util.UUID;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.DatabaseScope;

/**
 * The fixture: two municipalities of one region. Alice administers, Rita coordinates the region, Bob and Dora coordinate
 * one municipality each, Sasha heads a school of Bob's, Oleg observes the region, Chelsea is signed in but nobody.
 */
@TestConfiguration(proxyBeanMethods = false)
public class People implements InitializingBean {

    public static final String ALICE = "alice";
    public static final String RITA = "rita";
    public static final String BOB = "bob";
    public static final String DORA = "dora";
    public static final String SASHA = "sasha";
    public static final String OLEG = "oleg";
    public static final String CHELSEA = "chelsea";
    /** An API client of Bob's municipality. */
    public static final String CLIENT = "client-of-north";

    public static final UUID REGION = id("region");
    public static final UUID NORTH = id("north");
    public static final UUID SOUTH = id("south");
    public static final UUID NORTH_SCHOOL = id("north-school");
    public static final UUID SOUTH_SCHOOL = id("south-school");

    private final DatabaseClient database;

    People(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public void afterPropertiesSet() {
        DatabaseScope.system(Flux.concat(
                        unit(REGION, null, "REGION", "Полесская область"),
                        unit(NORTH, REGION, "MUNICIPALITY", "Северный район"),
                        unit(SOUTH, REGION, "MUNICIPALITY", "Южный район"),
                        unit(NORTH_SCHOOL, NORTH, "SCHOOL", "МБОУ «Северная СОШ № 1»"),
                        unit(SOUTH_SCHOOL, SOUTH, "SCHOOL", "МБОУ «Южная СОШ № 1»"),
                        person(ALICE, "Алиса Громова", REGION, "ADMIN"),
                        person(RITA, "Рита Орлова", REGION, "REGIONAL_COORDINATOR"),
                        person(BOB, "Борис Котов", NORTH, "MUNICIPAL_COORDINATOR"),
                        person(DORA, "Дора Лунина", SOUTH, "MUNICIPAL_COORDINATOR"),
                        person(SASHA, "Александра Вершинина", NORTH_SCHOOL, "SCHOOL_HEAD"),
                        person(OLEG, "Олег Снегов", REGION, "OBSERVER"),
                        client(NORTH)))
                .then()
                .block();
    }

    private Mono<Void> unit(UUID id, @org.jspecify.annotations.Nullable UUID parent, String kind, String name) {
        return database.sql("""
                        INSERT INTO organizations (id, parent_id, path, kind, name)
                        VALUES ($1, $2, (coalesce((SELECT path::text || '.' FROM organizations WHERE id = $2), '') || $3)::ltree, $4, $5)
                        ON CONFLICT DO NOTHING""")
                .bind(0, id)
                .bind(1, parent == null ? io.r2dbc.spi.Parameters.in(UUID.class) : parent)
                .bind(2, id.toString().replace("-", ""))
                .bind(3, kind)
                .bind(4, name)
                .then();
    }

    private Mono<Void> person(String subject, String name, UUID organization, String role) {
        return database.sql("""
                        WITH person AS (
                            INSERT INTO organizations_people (id, subject, name) VALUES ($1, $2, $3)
                            ON CONFLICT (subject) DO UPDATE SET name = excluded.name RETURNING id)
                        INSERT INTO organizations_memberships (id, person_id, organization_id, role, valid_from)
                        SELECT $1, id, $4, $5, DATE '2020-01-01' FROM person ON CONFLICT DO NOTHING""")
                .bind(0, id("person-" + subject))
                .bind(1, subject)
                .bind(2, name)
                .bind(3, organization)
                .bind(4, role)
                .then();
    }

    /** Somebody who looks after a school, alone or beside others of theirs; {@code until} is SQL: NULL, or a day. */
    public static void curator(DatabaseClient database, String subject, UUID school, String until) {
        DatabaseScope.system(database.sql("""
                        WITH person AS (
                            INSERT INTO organizations_people (id, subject, name) VALUES (gen_random_uuid(), :subject, 'Нина Полева')
                            ON CONFLICT (subject) DO UPDATE SET name = excluded.name RETURNING id)
                        INSERT INTO organizations_memberships (id, person_id, organization_id, role, valid_from, valid_to)
                        SELECT gen_random_uuid(), id, :school, 'CURATOR', DATE '2020-01-01', %s FROM person""".formatted(until))
                        .bind("subject", subject)
                        .bind("school", school)
                        .then())
                .block();
    }

    private Mono<Void> client(UUID organization) {
        return database.sql("""
                        INSERT INTO organizations_api_clients (client_id, organization_id, name)
                        VALUES ($1, $2, 'Система района') ON CONFLICT DO NOTHING""").bind(0, CLIENT).bind(1, organization).then();
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(("test:" + name).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
