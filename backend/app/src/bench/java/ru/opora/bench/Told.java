package ru.opora.bench;

import java.sql.SQLException;

/** What comes to people by itself: notifications that lie there already, and a day's reminders that are still to be told. */
final class Told {

    /** A coordinator of a region has some thousand, everybody else forty; the newest are unread. */
    private static final String NOTIFICATIONS = """
            INSERT INTO notifications (id, person_id, kind, entity, entity_id, organization_id, params, shown, created_at, read_at)
            SELECT gen_random_uuid(), m.person_id, 'REPORT_SUBMITTED', 'checkpoint', gen_random_uuid()::text, m.organization_id,
                   '{"title": "Мероприятие", "organization": "СОШ", "due": "2027-01-15"}', true, now() - n * interval '5 hours',
                   CASE WHEN n > 12 THEN now() END
            FROM organizations_memberships m CROSS JOIN LATERAL generate_series(1, CASE m.role WHEN 'REGIONAL_COORDINATOR' THEN 3000 ELSE 40 END) n
            WHERE NOT EXISTS (SELECT 1 FROM notifications x WHERE x.person_id = m.person_id AND x.entity = 'checkpoint')""";

    /** Of each zone the day is not told yet, and the one before was. */
    private static final String UNTOLD = """
            DELETE FROM roadmaps_reminder_told;
            DELETE FROM roadmaps_reminder_items;
            DELETE FROM roadmaps_reminder_runs;
            INSERT INTO roadmaps_reminder_runs (zone, day, since)
            SELECT DISTINCT o.time_zone, current_date, current_date - 1 FROM organizations o;
            UPDATE platform_jobs SET due_at = now() WHERE name = 'roadmaps.reminders'""";

    private static final String LEFT = """
            SELECT (SELECT count(*) FROM roadmaps_reminder_runs WHERE ended_at IS NULL) + (SELECT count(*) FROM roadmaps_reminder_items)""";

    private Told() {}

    static void fill(Country country) throws SQLException {
        country.run(NOTIFICATIONS);
        country.run("ANALYZE notifications");
    }

    /** Lets the job tell a day and waits until all is told; gives how many people were. */
    static String remind(Country country) throws Exception {
        country.run(UNTOLD);
        while (!country.texts(LEFT).get(0).equals("0")) {
            Thread.sleep(100);
        }
        return country.texts("SELECT count(*) || ' people, ' || sum(items) || ' things' FROM roadmaps_reminder_told").get(0);
    }
}
