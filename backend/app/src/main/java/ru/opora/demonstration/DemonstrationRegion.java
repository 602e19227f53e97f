package ru.opora.demonstration;

import io.r2dbc.postgresql.codec.Json;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import ru.opora.demonstration.DemonstrationData.Account;
import ru.opora.organizations.Organizations;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.persistence.Rows;
import tools.jackson.databind.json.JsonMapper;

/** Fills an empty installation with the demonstration region, whole or not at all. */
@Service
@ConditionalOnProperty("opora.demo")
public class DemonstrationRegion {

    private static final UUID REGION = DemonstrationData.id("region");

    /** Who has defined and entered what is measured. */
    private static final UUID AUTHOR = DemonstrationData.id("institut");

    private static final String PEOPLE = """
            INSERT INTO organizations_people (id, subject, name)
            SELECT id, id::text, name FROM jsonb_to_recordset(:rows::jsonb) AS r(id uuid, name text)""";

    private static final String MEMBERSHIPS = """
            INSERT INTO organizations_memberships
                (id, person_id, organization_id, role, valid_from, order_number, order_date)
            SELECT gen_random_uuid(), person_id, organization_id, role, DATE '2020-09-01',
                   CASE WHEN role NOT IN ('ADMIN', 'OBSERVER', 'SCHOOL_HEAD') THEN '112-о' END,
                   CASE WHEN role NOT IN ('ADMIN', 'OBSERVER', 'SCHOOL_HEAD') THEN DATE '2020-08-28' END
            FROM jsonb_to_recordset(:rows::jsonb) AS r(person_id uuid, organization_id uuid, role text)""";

    private final DatabaseClient database;
    private final Organizations organizations;
    private final DemonstrationPlans plans;
    private final DemonstrationSurveys surveys;
    private final DemonstrationReports reports;
    private final DemonstrationAssessments assessments;
    private final JsonMapper json;
    private final Clock clock;
    private final TransactionalOperator transactions;

    DemonstrationRegion(
            DatabaseClient database,
            Organizations organizations,
            DemonstrationPlans plans,
            DemonstrationSurveys surveys,
            DemonstrationReports reports,
            DemonstrationAssessments assessments,
            JsonMapper json,
            Clock clock,
            TransactionalOperator transactions) {
        this.database = database;
        this.organizations = organizations;
        this.plans = plans;
        this.surveys = surveys;
        this.reports = reports;
        this.assessments = assessments;
        this.json = json;
        this.clock = clock;
        this.transactions = transactions;
    }

    /** Fills the region unless it is there already; what people changed in it stays. */
    public Mono<Void> fill() {
        // The transaction begins inside: its connection is borrowed in the scope that stands around it.
        return DatabaseScope.system(transactions.transactional(fillWhenEmpty()));
    }

    private Mono<Void> fillWhenEmpty() {
        return database.sql("SELECT count(*) AS found FROM organizations WHERE id = :id")
                .bind("id", REGION)
                .map(row -> Rows.get(row, "found", Long.class))
                .one()
                .filter(found -> found == 0)
                .flatMap(missing -> Mono.fromCallable(() -> DemonstrationData.everything(year()))
                        .subscribeOn(Schedulers.boundedElastic()))
                .flatMap(this::fill);
    }

    private Mono<Void> fill(DemonstrationData.Everything data) {
        return organizations(data.region())
                .then(Mono.defer(organizations::renewNames))
                .then(people(data))
                .then(client())
                .then(DemonstrationProgrammes.insert(database, json, data.region(), year()))
                .then(Mono.defer(() -> plans.write(data, LocalDate.now(clock))))
                .then(Mono.defer(() -> surveys.write(data.surveys(), LocalDate.now(clock))))
                .then(Mono.defer(() -> DemonstrationVisits.write(
                        database, json, data.visits(), LocalDate.now(clock), AUTHOR.toString())))
                .then(Mono.defer(() -> DemonstrationEvents.write(database, LocalDate.now(clock), AUTHOR.toString())))
                .then(Mono.defer(() -> reports.write(LocalDate.now(clock))))
                .then(Mono.defer(() -> assessments.write(REGION, LocalDate.now(clock))))
                .then(Mono.defer(() -> DemonstrationMonitoring.write(
                        database, data.indicators(), LocalDate.now(clock), AUTHOR.toString())))
                .then(Mono.defer(() -> DemonstrationCourses.write(database, LocalDate.now(clock), AUTHOR.toString())));
    }

    private int year() {
        return LocalDate.now(clock).getYear();
    }

    private Mono<Void> organizations(DemonstrationData.Region region) {
        Map<String, String> paths = new LinkedHashMap<>();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (DemonstrationData.Unit unit : region.organizations()) {
            UUID id = DemonstrationData.id(unit.key());
            String label = id.toString().replace("-", "");
            String path = unit.parent() == null ? label : paths.get(unit.parent()) + "." + label;
            paths.put(unit.key(), path);
            Map<String, Object> row = new LinkedHashMap<>(Map.of(
                    "id", id, "path", path, "kind", unit.kind(), "name", unit.name(), "time_zone", unit.timeZone()));
            if (unit.parent() != null) {
                row.put("parent_id", DemonstrationData.id(unit.parent()));
            }
            if (unit.shortName() != null) {
                row.put("short_name", unit.shortName());
            }
            rows.add(row);
        }
        return insert("""
                INSERT INTO organizations (id, parent_id, path, kind, name, short_name, time_zone)
                SELECT id, parent_id, path::ltree, kind, name, short_name, time_zone
                FROM jsonb_to_recordset(:rows::jsonb) AS r(id uuid, parent_id uuid, path text, kind text, name text,
                                                    short_name text, time_zone text)""", rows);
    }

    private Mono<Void> people(DemonstrationData.Everything data) {
        List<Map<String, Object>> people = new ArrayList<>();
        List<Map<String, Object>> memberships = new ArrayList<>();
        for (Account account : data.accounts()) {
            people.add(person(account.id(), account.name()));
            memberships.add(membership(account.id(), account.role(), account.organization()));
        }
        for (DemonstrationData.Person person : data.region().people()) {
            UUID id = DemonstrationData.id("person:" + person.name());
            people.add(person(id, person.name()));
            person.memberships().forEach(of -> memberships.add(membership(id, of.role(), of.organization())));
        }
        return insert(PEOPLE, people).then(insert(MEMBERSHIPS, memberships));
    }

    private Mono<Void> client() {
        return database.sql("""
                        INSERT INTO organizations_api_clients (client_id, organization_id, name)
                        VALUES (:client, :region, 'Демонстрационная система')""")
                .bind("client", DemonstrationData.CLIENT_ID)
                .bind("region", REGION)
                .then();
    }

    private Mono<Void> insert(String sql, Object rows) {
        return Mono.defer(() -> database.sql(sql)
                .bind("rows", Json.of(json.writeValueAsBytes(rows)))
                .then());
    }

    private static Map<String, Object> person(UUID id, String name) {
        return Map.of("id", id, "name", name);
    }

    private static Map<String, Object> membership(UUID person, String role, String organization) {
        return Map.of("person_id", person, "organization_id", DemonstrationData.id(organization), "role", role);
    }
}
