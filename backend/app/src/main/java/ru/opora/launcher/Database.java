package ru.opora.launcher;

import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import ru.opora.launcher.postgres.EmbeddedPostgres;
import ru.opora.launcher.postgres.PostgresFailure;

/** The database of this run, ours or somebody's. */
final class Database implements AutoCloseable {

    private final DatabaseAccess access;
    private final @Nullable EmbeddedPostgres embedded;

    private Database(DatabaseAccess access, @Nullable EmbeddedPostgres embedded) {
        this.access = access;
        this.embedded = embedded;
    }

    static Database open(Settings settings, Console console) {
        var external = settings.externalDatabase();
        var database = external == null ? startEmbedded(settings, console) : new Database(external, null);
        try {
            database.check(console);
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** The database as it is, for looking only: also beside a running Opora, and without changing its schema. */
    static Database look(Settings settings, Console console) {
        var external = settings.externalDatabase();
        if (external != null) {
            return new Database(external, null);
        }
        return EmbeddedPostgres.runningIn(settings.dataFolder())
                .map(server -> new Database(
                        DatabaseAccess.embedded(server.port(), EmbeddedPostgres.NAME, server.password()), null))
                .orElseGet(() -> startEmbedded(settings, console));
    }

    /** A connection as the owner. */
    Connection connect() throws SQLException {
        return source().getConnection();
    }

    DatabaseAccess access() {
        return access;
    }

    private static Database startEmbedded(Settings settings, Console console) {
        console.say("database.embedded", settings.dataFolder());
        if (!settings.dataFolder().resolve("postgres").toFile().exists()) {
            console.say("database.first");
        }
        try {
            var server = EmbeddedPostgres.start(settings.dataFolder(), settings.binariesFolder());
            return new Database(
                    DatabaseAccess.embedded(server.port(), EmbeddedPostgres.NAME, server.password()), server);
        } catch (PostgresFailure e) {
            throw new StartFailure(e, "failure." + e.kind(), e.details());
        }
    }

    private void check(Console console) {
        if (embedded == null) {
            console.say("database.external", access.place());
        }
        try (var connection = connect()) {
            connection.isValid(0);
        } catch (SQLException e) {
            throw new StartFailure(e, "failure.database.connection", access.place(), String.valueOf(e.getMessage()));
        }
    }

    /** Brings the schema up to date. */
    void migrate(Console console) {
        console.say("migrating");
        try {
            var result = Flyway.configure()
                    .dataSource(source())
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            if (result.migrationsExecuted > 0) {
                console.say("migrated", result.migrationsExecuted);
            }
        } catch (FlywayException e) {
            throw new StartFailure(e, "failure.migration", String.valueOf(e.getMessage()));
        }
    }

    private PGSimpleDataSource source() {
        var source = new PGSimpleDataSource();
        source.setUrl(access.jdbcUrl());
        source.setUser(access.username());
        source.setPassword(access.password());
        return source;
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }
}
