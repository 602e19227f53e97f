package ru.opora.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Owed;

/** Reports that are made at once, within the transaction of whoever asks for it. */
@ApiTest
class ReportSettlingTest {

    private static final int TEMPLATES = 100;
    private static final Instant LONG_AGO = Instant.parse("2020-02-05T09:00:00Z");

    private static final String REGION = """
            INSERT INTO organizations (id, path, kind, name) VALUES (:region, replace(:region::text, '-', '')::ltree, 'REGION', 'Приречный край')""";

    private static final String MADE = """
            INSERT INTO reports_templates (id, organization_id, name, term_text, period, debtor_kind, starts_on, sections, created_by)
            SELECT gen_random_uuid(), :region, 'Отчет ' || n, :term, 'MONTH', 'REGION', '2020-01-01',
                   '[{"title": "Исполнение", "text": false, "figures": ["checkpoints.due"]}]', 'test'
            FROM generate_series(1, :count) n""";

    private static final String FILLED = """
            SELECT count(DISTINCT t.id) FROM reports_templates t JOIN reports_obligations r ON r.template_id = t.id AND r.form IS NOT NULL
            WHERE t.organization_id = :region""";

    @Autowired
    private DatabaseClient database;

    @Autowired
    private TransactionalOperator transactions;

    @Autowired
    private Reports reports;

    @Test
    void oneConnectionMakesThemHoweverManyTemplatesThereAre() {
        UUID region = UUID.randomUUID();
        var filled = transactions.execute(status -> {
            status.setRollbackOnly();
            return database.sql(REGION)
                    .bind("region", region)
                    .then()
                    .then(database.sql(MADE)
                            .bind("region", region)
                            .bind("term", Owed.MONTHLY)
                            .bind("count", TEMPLATES)
                            .then())
                    .then(reports.settle(LONG_AGO))
                    .then(database.sql(FILLED)
                            .bind("region", region)
                            .mapValue(Long.class)
                            .one());
        });
        assertThat(DatabaseScope.system(filled.next()).block(Duration.ofMinutes(1)))
                .isEqualTo(TEMPLATES);
    }
}
