package ru.opora.roadmaps.reminders;

import io.r2dbc.spi.Readable;
import java.time.DayOfWeek;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;

/** The SQL of reminder settings. */
@Repository
class ReminderSettingsQueries {

    private final DatabaseClient database;

    ReminderSettingsQueries(DatabaseClient database) {
        this.database = database;
    }

    /** @param version of the organisation's own row; 0 while it has none */
    record Found(
            ReminderSettings settings,
            boolean own,
            @Nullable String source,
            long version) {}

    Mono<Found> find(UUID organization) {
        return Statement.of("""
                        SELECT s.*, w.name AS source, coalesce(r.own, false) AS own, coalesce(r.version, 0) AS version
                        FROM organizations o CROSS JOIN LATERAL roadmaps_reminders_at(o.path) s
                        LEFT JOIN organizations w ON w.id = s.source_id
                        LEFT JOIN roadmaps_reminder_settings r ON r.organization_id = o.id WHERE o.id = :id""")
                .bind("id", organization)
                .on(database)
                .map(ReminderSettingsQueries::found)
                .one();
    }

    /** Gives how many rows were written: none when the version is another one by now. */
    Mono<Long> save(UUID organization, ReminderSettings settings, boolean own, long version, String by) {
        DayOfWeek day = settings.digestDay();
        return Statement.of("""
                        INSERT INTO roadmaps_reminder_settings AS r (organization_id, own, enabled, days_before, days_after,
                            municipality_after, region_after, digest_weekday, working_days, hour, updated_by)
                        SELECT :id, :own, :enabled, :before, :after, :municipality, :region, :weekday, :working, :hour, :by
                        WHERE :version = 0 OR EXISTS (SELECT 1 FROM roadmaps_reminder_settings e WHERE e.organization_id = :id)
                        ON CONFLICT (organization_id) DO UPDATE SET own = excluded.own, enabled = excluded.enabled,
                            days_before = excluded.days_before, days_after = excluded.days_after,
                            municipality_after = excluded.municipality_after, region_after = excluded.region_after,
                            digest_weekday = excluded.digest_weekday, working_days = excluded.working_days,
                            hour = excluded.hour, updated_by = excluded.updated_by, updated_at = now(),
                            version = r.version + 1
                        WHERE r.version = :version""")
                .bind("id", organization)
                .bind("own", own)
                .bind("enabled", settings.enabled())
                .bind("before", settings.daysBefore().toArray(Integer[]::new))
                .bind("after", settings.daysAfter().toArray(Integer[]::new))
                .bindNullable("municipality", settings.municipalityAfter(), Integer.class)
                .bindNullable("region", settings.regionAfter(), Integer.class)
                .bindNullable("weekday", day == null ? null : (Integer) day.getValue(), Integer.class)
                .bind("working", Boolean.TRUE.equals(settings.workingDays()))
                .bindNullable("hour", settings.hour(), Integer.class)
                .bind("version", version)
                .bind("by", by)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    private static Found found(Readable row) {
        Integer weekday = row.get("digest_weekday", Integer.class);
        return new Found(
                new ReminderSettings(
                        Rows.get(row, "enabled", Boolean.class),
                        List.of(Rows.get(row, "days_before", Integer[].class)),
                        List.of(Rows.get(row, "days_after", Integer[].class)),
                        row.get("municipality_after", Integer.class),
                        row.get("region_after", Integer.class),
                        weekday == null ? null : DayOfWeek.of(weekday),
                        Rows.get(row, "working_days", Boolean.class),
                        Rows.get(row, "hour", Integer.class)),
                Rows.get(row, "own", Boolean.class),
                row.get("source", String.class),
                Rows.get(row, "version", Long.class));
    }
}
