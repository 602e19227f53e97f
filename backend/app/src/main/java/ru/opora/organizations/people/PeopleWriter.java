package ru.opora.organizations.people;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Statement;

/** The SQL that writes people. */
@Repository
class PeopleWriter {

    private final DatabaseClient database;

    PeopleWriter(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> insert(UUID id, @Nullable String subject, PersonRequest request) {
        return Statement.of("""
                        INSERT INTO organizations_people (id, subject, name, email, position, phone)
                        VALUES (:id, :subject, :name, :email, :position, :phone)""")
                .bind("id", id)
                .bindNullable("subject", subject, String.class)
                .bind("name", request.name().strip())
                .bindNullable("email", request.email(), String.class)
                .bindNullable("position", request.position(), String.class)
                .bindNullable("phone", request.phone(), String.class)
                .on(database)
                .then();
    }

    /** Changes what the patch names, if the row still has the version. Gives the number of rows changed. */
    Mono<Long> update(PeopleQueries.Row row, long version, PersonPatch patch) {
        return Statement.of("""
                        UPDATE organizations_people
                        SET name = :name, email = :email, position = :position, phone = :phone, version = version + 1,
                            updated_at = now()
                        WHERE id = :id AND version = :version""")
                .bind("id", row.id())
                .bind("version", version)
                .bind("name", patch.name().orKeep(row.name()).strip())
                .bindNullable("email", patch.email().or(row.email()), String.class)
                .bindNullable("position", patch.position().or(row.position()), String.class)
                .bindNullable("phone", patch.phone().or(row.phone()), String.class)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    /** Writes down that somebody left, or with null that they are back. */
    Mono<Long> left(UUID id, @Nullable LocalDate date, @Nullable String reason) {
        return Statement.of("""
                        UPDATE organizations_people
                        SET left_on = :date, left_reason = :reason, version = version + 1, updated_at = now()
                        WHERE id = :id""")
                .bind("id", id)
                .bindNullable("date", date, LocalDate.class)
                .bindNullable("reason", reason, String.class)
                .on(database)
                .fetch()
                .rowsUpdated();
    }
}
