package ru.opora.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import ru.opora.testing.ApiTest;

@ApiTest
class ForeignKeysTest {

    @Autowired
    private DatabaseClient database;

    @Test
    void everyForeignKeyIsTheStartOfAnIndex() {
        List<String> without =
                database.sql("""
                        SELECT c.conrelid::regclass || '.' || c.conname AS name FROM pg_constraint c
                        JOIN pg_namespace n ON n.oid = c.connamespace
                        WHERE c.contype = 'f' AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND NOT EXISTS (
                            SELECT 1 FROM pg_index i WHERE i.indrelid = c.conrelid AND i.indpred IS NULL
                              AND concat(i.indkey, ' ') LIKE concat(array_to_string(c.conkey, ' '), ' %'))""").mapValue(String.class).all().collectList().block();
        assertThat(without).isEmpty();
    }

    @Test
    void thereAreForeignKeysToLookAt() {
        Long count = database.sql("SELECT count(*) FROM pg_constraint WHERE contype = 'f'")
                .mapValue(Long.class)
                .one()
                .block();
        assertThat(count).isGreaterThan(8);
    }
}
