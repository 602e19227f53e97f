package ru.opora.organizations.matching;

import io.r2dbc.spi.Readable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import ru.opora.organizations.names.NameForm;
import ru.opora.organizations.names.OrganizationNames;
import ru.opora.organizations.names.OrganizationNames.Narrowing;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;

/** The schools that lists of other rooms name. */
@Service
public class SchoolIndexes {

    private static final int CANDIDATES = 3;

    private final DatabaseClient database;
    private final OrganizationNames names;

    SchoolIndexes(DatabaseClient database, OrganizationNames names) {
        this.database = database;
        this.names = names;
    }

    /** A school that may be meant, by the name that is like it; score up to 1. */
    public record Candidate(UUID id, String name, double score) {}

    /** All working schools below an organisation, itself too, that the connection's caller sees. */
    public Mono<SchoolIndex> below(UUID organization) {
        return Statement.of("""
                        SELECT o.id, o.name, o.short_name, o.registry_code, o.inn, p.name AS municipality,
                               ARRAY(SELECT a.text FROM organizations_aliases a WHERE a.organization_id = o.id) AS aliases
                        FROM organizations o LEFT JOIN organizations p ON p.id = o.parent_id AND p.kind = 'MUNICIPALITY'
                        WHERE o.path <@ (SELECT w.path FROM organizations w WHERE w.id = :organization)
                          AND o.kind = 'SCHOOL' AND o.state = 'ACTIVE'""")
                .bind("organization", organization)
                .on(database)
                .map(SchoolIndexes::school)
                .all()
                .collectList()
                .publishOn(Schedulers.boundedElastic())
                .map(SchoolIndex::new);
    }

    /** The schools below an organisation that are called much like it. */
    public Mono<List<Candidate>> alike(UUID organization, String name) {
        return names.search(NameForm.of(name), new Narrowing("SCHOOL", organization, false), CANDIDATES)
                .map(found -> new Candidate(found.id(), found.matched(), Math.min(1, found.score() / 1000.0)))
                .collectList();
    }

    private static SchoolIndex.School school(Readable row) {
        List<String> names = new ArrayList<>(List.of(Rows.get(row, "aliases", String[].class)));
        names.add(Rows.get(row, "name", String.class));
        String shortName = row.get("short_name", String.class);
        if (shortName != null) {
            names.add(shortName);
        }
        return new SchoolIndex.School(
                Rows.get(row, "id", UUID.class),
                row.get("municipality", String.class),
                row.get("registry_code", String.class),
                row.get("inn", String.class),
                names);
    }
}
