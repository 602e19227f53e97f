package ru.opora.notifications;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import ru.opora.notifications.NotificationKind.Email;
import ru.opora.platform.persistence.Rows;

/** Tells whoever applied a list of organisations that it is carried out: a long one takes a while, and nobody waits for it. */
@Configuration(proxyBeanMethods = false)
class ListImportNotices implements NotificationSource {

    private static final String FINISHED = "ORGANIZATION_IMPORT_FINISHED";
    private static final String FAILED = "ORGANIZATION_IMPORT_FAILED";

    private final DatabaseClient database;

    ListImportNotices(DatabaseClient database) {
        this.database = database;
    }

    @Bean
    NotificationKind organizationImportFinished() {
        return new NotificationKind(FINISHED, Email.AT_ONCE);
    }

    @Bean
    NotificationKind organizationImportFailed() {
        return new NotificationKind(FAILED, Email.AT_ONCE);
    }

    @Override
    public Set<String> entities() {
        return Set.of("organizationImport");
    }

    @Override
    public Flux<Notice> of(Change change) {
        if (change.became("status", "APPLIED")) {
            return notice(FINISHED, change);
        }
        return change.became("status", "FAILED") ? notice(FAILED, change) : Flux.empty();
    }

    /** An API client that applied it is no person and reads the import itself. */
    private Flux<Notice> notice(String kind, Change change) {
        return database.sql("""
                        SELECT p.id AS person_id, i.file_name, i.processed, o.id AS organization_id, o.name,
                               coalesce((i.counts ->> 'ERROR')::integer, 0) + coalesce((i.counts ->> 'AMBIGUOUS')::integer, 0) AS wrong
                        FROM organizations_imports i JOIN organizations o ON o.id = i.organization_id
                        JOIN organizations_people p ON p.subject = i.applied_by
                        WHERE i.id = :id""")
                .bind("id", UUID.fromString(change.entityId()))
                .map(row -> new Notice(
                        List.of(Rows.get(row, "person_id", UUID.class)),
                        kind,
                        change.entity(),
                        change.entityId(),
                        Rows.get(row, "organization_id", UUID.class),
                        Map.of(
                                "file", Rows.get(row, "file_name", String.class),
                                "organization", Rows.get(row, "name", String.class),
                                "processed", String.valueOf(Rows.get(row, "processed", Integer.class)),
                                "wrong", String.valueOf(Rows.get(row, "wrong", Integer.class)))))
                .all();
    }
}
