package ru.opora.organizations.history;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.persistence.Statement;

/**
 * The SQL of what ends with an organisation and of what goes on with its successor. Roles, participations and pairs end with
 * the day of the act, which is the first one on which they do not hold any more; an administrator's role never ends by itself.
 */
@Repository
class Endings {

    /** Roles that are held there now, or will be. */
    private static final String HELD = """
            m.organization_id = :id AND m.ended_at IS NULL AND m.role <> 'ADMIN'
            AND (m.valid_to IS NULL OR m.valid_to >= :day)""";

    private static final String TAKES_PART = "a.organization_id = :id AND (a.left_on IS NULL OR a.left_on > :day)";

    private static final String PAIRED = """
            :id IN (p.organization_id, p.partner_id) AND p.ended_at IS NULL AND (p.valid_to IS NULL OR p.valid_to >= :day)""";

    static final String MEMBERSHIP = "MEMBERSHIP";
    static final String PARTICIPATION = "PARTICIPATION";
    static final String PARTNERSHIP = "PARTNERSHIP";

    private final DatabaseClient database;
    private final Clock clock;

    Endings(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Carries over what was asked for, then ends what was held: from the day of the act on nothing is held by both. As the system:
     * a school of a pair may lie where whoever closes the other one may not write.
     */
    Mono<Void> endWith(Change change) {
        Mono<Void> carried = change.carriesOver() ? carryOver(change) : Mono.empty();
        return DatabaseScope.system(carried.then(Mono.defer(() -> end(change))));
    }

    /** Keeps what lies right below before it moves under the successor. */
    Mono<Void> noteBelow(Change change) {
        return DatabaseScope.system(Statement.of("""
                        INSERT INTO organizations_effects (change_id, effect, kind, record_id)
                        SELECT :change, 'MOVED', 'ORGANIZATION', o.id FROM organizations o WHERE o.parent_id = :id AND o.state = 'ACTIVE'""")
                .bind("id", change.organizationId())
                .bind("change", change.id())
                .on(database)
                .then());
    }

    private Mono<Void> end(Change change) {
        return Flux.just(
                        """
                        WITH held AS (SELECT m.id, m.valid_to AS until, NULL AS reason FROM organizations_memberships m WHERE %s FOR UPDATE),
                        %s UPDATE organizations_memberships m
                        SET valid_to = greatest(m.valid_from, :day), ended_at = :now, ended_reason = :reason,
                            version = m.version + 1, updated_at = now()
                        FROM held h WHERE m.id = h.id""".formatted(HELD, noted(MEMBERSHIP)),
                        """
                        WITH held AS (SELECT a.id, a.left_on AS until, a.leaving_reason AS reason
                                      FROM organizations_participations a WHERE %s FOR UPDATE),
                        %s UPDATE organizations_participations a
                        SET left_on = greatest(a.entered_on, :day), leaving_reason = :reason,
                            version = a.version + 1, updated_at = now()
                        FROM held h WHERE a.id = h.id""".formatted(TAKES_PART, noted(PARTICIPATION)),
                        """
                        WITH held AS (SELECT p.id, p.valid_to AS until, NULL AS reason FROM organizations_partnerships p WHERE %s FOR UPDATE),
                        %s UPDATE organizations_partnerships p
                        SET valid_to = greatest(p.valid_from, :day), ended_at = :now, ended_reason = :reason,
                            version = p.version + 1, updated_at = now()
                        FROM held h WHERE p.id = h.id""".formatted(PAIRED, noted(PARTNERSHIP)))
                .concatMap(sql -> of(sql, change)
                        .bind("reason", reason(change))
                        .bindNamed("now", clock.instant())
                        .on(database)
                        .then())
                .then();
    }

    /** Where the successor takes part already, has the curator or is in the pair, nothing is added. */
    private Mono<Void> carryOver(Change change) {
        UUID successor = Objects.requireNonNull(change.successorId());
        Mono<Void> programmes = of("""
                        WITH carried AS (INSERT INTO organizations_participations (id, programme_id, organization_id, cohort_year, grounds,
                                                                  order_number, order_date, entered_on)
                        SELECT gen_random_uuid(), a.programme_id, s.id, a.cohort_year, a.grounds,
                               coalesce(nullif(:number, ''), a.order_number), coalesce(:date, a.order_date), greatest(a.entered_on, :day)
                        FROM organizations_participations a
                        JOIN organizations_programmes g ON g.id = a.programme_id
                        JOIN organizations k ON k.id = g.organization_id
                        JOIN organizations s ON s.id = :successor AND s.kind = 'SCHOOL' AND s.path <@ k.path
                        WHERE %s ON CONFLICT DO NOTHING RETURNING id)
                        %s""".formatted(TAKES_PART, carried(PARTICIPATION)), change)
                .bind("successor", successor)
                .bindNullable("number", change.order().number(), String.class)
                .bindNullable("date", change.order().date(), LocalDate.class)
                .on(database)
                .then();
        Mono<Void> curators = of("""
                        WITH carried AS (INSERT INTO organizations_memberships (id, person_id, organization_id, role, valid_from, valid_to,
                                                               order_number, order_date)
                        SELECT gen_random_uuid(), m.person_id, :successor, m.role, greatest(m.valid_from, :day), m.valid_to,
                               m.order_number, m.order_date
                        FROM organizations_memberships m WHERE m.role = 'CURATOR' AND %s
                        ON CONFLICT DO NOTHING RETURNING id)
                        %s""".formatted(HELD, carried(MEMBERSHIP)), change)
                .bind("successor", successor)
                .on(database)
                .then();
        Mono<Void> pairs = of("""
                        WITH carried AS (INSERT INTO organizations_partnerships (id, organization_id, partner_id, kind, valid_from, valid_to,
                                                                agreement_number, agreement_date)
                        SELECT gen_random_uuid(), CASE p.organization_id WHEN :id THEN :successor ELSE p.organization_id END,
                               CASE p.partner_id WHEN :id THEN :successor ELSE p.partner_id END, p.kind,
                               greatest(p.valid_from, :day), p.valid_to, p.agreement_number, p.agreement_date
                        FROM organizations_partnerships p
                        WHERE :successor NOT IN (p.organization_id, p.partner_id) AND %s
                        ON CONFLICT DO NOTHING RETURNING id)
                        %s""".formatted(PAIRED, carried(PARTNERSHIP)), change)
                .bind("successor", successor)
                .on(database)
                .then();
        return programmes.then(curators).then(pairs);
    }

    private static Statement of(String sql, Change change) {
        return Statement.of(sql)
                .bind("id", change.organizationId())
                .bind("day", change.day())
                .bind("change", change.id());
    }

    /** Keeps what is ended, and until when it would have held: an act may be undone. */
    private static String noted(String kind) {
        return """
                noted AS (INSERT INTO organizations_effects (change_id, effect, kind, record_id, until, reason)
                          SELECT :change, 'ENDED', '%s', h.id, h.until, h.reason FROM held h)""".formatted(kind);
    }

    private static String carried(String kind) {
        return """
                INSERT INTO organizations_effects (change_id, effect, kind, record_id)
                SELECT :change, 'CARRIED', '%s', c.id FROM carried c""".formatted(kind);
    }

    /** What was said with the act; else the act itself, in the words of the documents of this field. */
    private static String reason(Change change) {
        String said = change.order().reason();
        if (said != null && !said.isBlank()) {
            return said.strip();
        }
        String act = change.action() == ChangeAction.MERGE ? "Организация присоединена" : "Организация закрыта";
        String number = change.order().number();
        return number == null || number.isBlank() ? act : act + ", приказ № " + number.strip();
    }
}
