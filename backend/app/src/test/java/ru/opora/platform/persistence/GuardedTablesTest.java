package ru.opora.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import ru.opora.testing.ApiTest;

/** No table is open by oversight: each is guarded by row-level security, out of the API's reach, or known to be everybody's. */
@ApiTest
class GuardedTablesTest {

    /** Reference data that every caller may see, with the reason. */
    private static final Set<String> EVERYBODYS = Set.of();

    @Autowired
    private DatabaseClient database;

    @Test
    void everyTableTheApiReachesIsGuarded() {
        assertThat(names("""
                        SELECT c.relname::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                        WHERE c.relkind IN ('r', 'p') AND n.nspname = 'public' AND NOT c.relrowsecurity
                          AND has_table_privilege('opora_app', c.oid, 'SELECT,INSERT,UPDATE,DELETE')""")).isSubsetOf(EVERYBODYS);
    }

    @Test
    void everyGuardedTableHasItsRules() {
        assertThat(names("""
                        SELECT c.relname::text FROM pg_class c
                        WHERE c.relrowsecurity AND NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid)""")).isEmpty();
        assertThat(names("SELECT relname::text FROM pg_class WHERE relrowsecurity"))
                .hasSizeGreaterThan(8);
    }

    /** The planner takes a comparison with a text for one row of two hundred, and joins large tables row by row. */
    @Test
    void noRuleComparesTheScopeWithAText() {
        assertThat(names("""
                        SELECT p.tablename || ': ' || p.policyname FROM pg_policies p
                        WHERE concat(p.qual, p.with_check) LIKE '%{""}%'""")).isEmpty();
    }

    @Test
    void theApiIsNotTheOwnerAndNoSuperuser() {
        assertThat(names("SELECT current_user::text")).containsExactly("opora_app");
        assertThat(
                        names(
                                "SELECT rolname::text FROM pg_roles WHERE rolname = 'opora_app' AND (rolsuper OR rolbypassrls)"))
                .isEmpty();
    }

    @Test
    void theRecordOfChangesTakesNoChanges() {
        assertThat(names("""
                        SELECT p::text FROM unnest(ARRAY['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) p
                        WHERE has_table_privilege('opora_app', 'audit_entries', p)""")).isEmpty();
    }

    private List<String> names(String sql) {
        return DatabaseScope.system(database.sql(sql).mapValue(String.class).all())
                .collectList()
                .blockOptional()
                .orElseThrow();
    }
}
