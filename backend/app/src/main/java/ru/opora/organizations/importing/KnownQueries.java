package ru.opora.organizations.importing;

import io.r2dbc.spi.Readable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.organizations.Organizations;
import ru.opora.organizations.importing.KnownOrganizations.Known;
import ru.opora.organizations.names.NameForm;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;

/** Reads all working organisations below one: a list is held against them in memory, 40,000 take some 30 MB. */
@Repository
class KnownQueries {

    private static final Map<ColumnRole, String> COLUMNS = Map.ofEntries(
            Map.entry(ColumnRole.NAME, "name"),
            Map.entry(ColumnRole.SHORT_NAME, "short_name"),
            Map.entry(ColumnRole.KIND, "kind"),
            Map.entry(ColumnRole.INN, "inn"),
            Map.entry(ColumnRole.OGRN, "ogrn"),
            Map.entry(ColumnRole.REGISTRY_CODE, "registry_code"),
            Map.entry(ColumnRole.LOCALITY, "locality"),
            Map.entry(ColumnRole.ADDRESS, "address"),
            Map.entry(ColumnRole.PHONE, "phone"),
            Map.entry(ColumnRole.EMAIL, "email"),
            Map.entry(ColumnRole.WEBSITE, "website"),
            Map.entry(ColumnRole.HEAD, "head"),
            Map.entry(ColumnRole.TIME_ZONE, "time_zone"));

    private final DatabaseClient database;
    private final ListReader reader;

    KnownQueries(DatabaseClient database, ListReader reader) {
        this.database = database;
        this.reader = reader;
    }

    private record Row(UUID id, String path, Map<ColumnRole, String> values, List<String> aliases) {}

    Mono<KnownOrganizations> below(UUID parent) {
        return Statement.of("""
                        SELECT o.id, o.path::text AS path, o.name, o.short_name, o.kind, o.inn, o.ogrn, o.registry_code, o.locality,
                               o.address, o.phone, o.email, o.website, o.head, o.time_zone,
                               ARRAY(SELECT a.text FROM organizations_aliases a WHERE a.organization_id = o.id) AS aliases
                        FROM organizations o
                        WHERE o.path <@ (SELECT p.path FROM organizations p WHERE p.id = :parent) AND o.state = 'ACTIVE'""")
                .bind("parent", parent)
                .on(database)
                .map(KnownQueries::row)
                .all()
                .collectList()
                .flatMap(rows -> reader.offLoop(() -> known(parent, rows)));
    }

    private static KnownOrganizations known(UUID parent, List<Row> rows) {
        Set<UUID> municipalities = rows.stream()
                .filter(row -> "MUNICIPALITY".equals(row.values().get(ColumnRole.KIND)))
                .map(Row::id)
                .collect(Collectors.toSet());
        Map<String, UUID> places = new HashMap<>();
        return new KnownOrganizations(
                parent,
                rows.stream()
                        .map(row -> known(row, place(parent, row.path(), municipalities, places)))
                        .toList());
    }

    private static Known known(Row row, UUID place) {
        List<NameForm> forms = new ArrayList<>();
        String name = row.values().getOrDefault(ColumnRole.NAME, "");
        forms.add(NameForm.of(name));
        if (row.values().containsKey(ColumnRole.SHORT_NAME)) {
            forms.add(NameForm.of(row.values().getOrDefault(ColumnRole.SHORT_NAME, "")));
        }
        row.aliases().forEach(alias -> forms.add(NameForm.of(alias)));
        return new Known(
                row.id(),
                place,
                row.values().getOrDefault(ColumnRole.KIND, ""),
                name,
                row.values(),
                List.copyOf(forms));
    }

    /** The nearest municipality above, or the import's parent. */
    private static UUID place(UUID parent, String path, Set<UUID> municipalities, Map<String, UUID> places) {
        int last = path.lastIndexOf('.');
        if (last < 0) {
            return parent;
        }
        String above = path.substring(0, last);
        UUID known = places.get(above);
        if (known == null) {
            UUID id = Organizations.idOf(above);
            known = municipalities.contains(id) ? id : place(parent, above, municipalities, places);
            places.put(above, known);
        }
        return known;
    }

    private static Row row(Readable row) {
        Map<ColumnRole, String> values = new EnumMap<>(ColumnRole.class);
        COLUMNS.forEach((role, column) -> {
            String value = row.get(column, String.class);
            if (value != null) {
                values.put(role, value);
            }
        });
        return new Row(
                Rows.get(row, "id", UUID.class),
                Rows.get(row, "path", String.class),
                values,
                List.of(Rows.get(row, "aliases", String[].class)));
    }
}
