package ru.opora.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import ru.opora.testing.ApiTest;

/** The inventory of personal data (152-FZ) names every table: whoever adds one says what it holds of people, or that it holds nothing. */
@ApiTest
class PersonalDataTest {

    private static final Path INVENTORY = Path.of("../../docs/personal-data.md");
    private static final String WITHOUT = "## Таблицы без сведений о людях";

    /** Names of columns that speak of a person. */
    private static final String SPEAKING =
            "email|phone|device|subject|username|display_name|password.*|signatory|head|actor|executors?|participants"
                    + "|.*person_id|.*account_id|.*_by|ip|address|birth.*|passport.*|snils";

    @Autowired
    private DatabaseClient database;

    @Test
    void everyTableIsNamed() throws IOException {
        String inventory = Files.readString(INVENTORY);

        assertThat(names("""
                        SELECT c.relname::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                        WHERE c.relkind IN ('r', 'p') AND n.nspname = 'public' AND NOT c.relispartition"""))
                .hasSizeGreaterThan(30)
                .allSatisfy(table -> assertThat(inventory).contains("`" + table + "`"));
    }

    @Test
    void aTableThatIsSaidToHoldNothingHasNoColumnThatSpeaksOfAPerson() throws IOException {
        String inventory = Files.readString(INVENTORY);
        String with = inventory.substring(0, inventory.indexOf(WITHOUT));

        List<String> columns = names("""
                        SELECT c.relname || '.' || a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                        JOIN pg_namespace n ON n.oid = c.relnamespace
                        WHERE c.relkind IN ('r', 'p') AND n.nspname = 'public' AND a.attnum > 0 AND NOT a.attisdropped
                          AND c.relname <> 'flyway_schema_history'""");

        assertThat(columns)
                .filteredOn(column -> column.substring(column.indexOf('.') + 1).matches(SPEAKING))
                .hasSizeGreaterThan(10)
                .filteredOn(column -> !with.contains("`" + column.substring(0, column.indexOf('.')) + "`"))
                .isEmpty();
    }

    private List<String> names(String sql) {
        return DatabaseScope.system(database.sql(sql).mapValue(String.class).all())
                .collectList()
                .blockOptional()
                .orElseThrow();
    }
}
