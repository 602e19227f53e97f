package ru.opora.organizations;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.SOUTH;
import static ru.opora.testing.People.SOUTH_SCHOOL;

import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ru.opora.testing.ApiTest;
import ru.opora.testing.TestDatabase;

/** The short way of lists leads to nothing that row-level security hides, and leaves nothing out that it shows. */
@ApiTest
class FewOrganizationsTest {

    private static final int MANY = 1_000_000;

    @Test
    void nobodyGetsWhatLiesInOthersSubtrees() throws SQLException {
        assertThat(few(null, MANY)).isEmpty();
        assertThat(few(SOUTH, MANY)).isEmpty();
        assertThat(few(null, MANY, NORTH)).contains(NORTH, NORTH_SCHOOL).doesNotContain(SOUTH, SOUTH_SCHOOL);
        assertThat(few(SOUTH, MANY, NORTH)).isEmpty();
        assertThat(few(SOUTH_SCHOOL, MANY, NORTH, NORTH_SCHOOL)).isEmpty();
        assertThat(few(REGION, MANY, NORTH)).contains(REGION, NORTH).doesNotContain(SOUTH);
    }

    @Test
    void theyAreThoseThatAreSeen() throws SQLException {
        for (List<UUID> roots : List.of(
                List.of(REGION),
                List.of(NORTH),
                List.of(SOUTH_SCHOOL),
                List.of(NORTH_SCHOOL, SOUTH),
                List.of(NORTH, NORTH_SCHOOL))) {
            UUID[] scope = roots.toArray(UUID[]::new);
            assertThat(few(null, MANY, scope)).as(roots.toString()).isEqualTo(seen(scope));
        }
    }

    @Test
    void manyAreNotNamed() throws SQLException {
        assertThat(few(null, 1, REGION)).isNull();
        assertThat(few(null, 1, NORTH_SCHOOL)).contains(NORTH_SCHOOL, NORTH, REGION);
        assertThat(few(REGION, 1, REGION)).isNull();
        assertThat(few(NORTH_SCHOOL, 1, REGION)).containsExactly(NORTH_SCHOOL);
    }

    private static @Nullable Set<UUID> few(@Nullable UUID within, int most, UUID... scope) throws SQLException {
        try (var connection = as(scope);
                var query = connection.prepareStatement("SELECT organizations_few(?, ?)")) {
            query.setObject(1, within, java.sql.Types.OTHER);
            query.setInt(2, most);
            try (var rows = query.executeQuery()) {
                rows.next();
                Array found = rows.getArray(1);
                return found == null ? null : Set.of((UUID[]) found.getArray());
            }
        }
    }

    private static Set<UUID> seen(UUID... scope) throws SQLException {
        Set<UUID> seen = new HashSet<>();
        try (var connection = as(scope);
                var rows = connection.createStatement().executeQuery("SELECT id FROM organizations")) {
            while (rows.next()) {
                seen.add(rows.getObject(1, UUID.class));
            }
        }
        return seen;
    }

    /** A connection as the API borrows them, for somebody with these subtrees. */
    private static Connection as(UUID... scope) throws SQLException {
        var server = TestDatabase.server();
        Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
        String ids = Stream.of(scope).map(id -> "'" + id + "'").collect(Collectors.joining(","));
        connection.createStatement().execute("""
                SELECT set_config('opora.scope', coalesce((SELECT array_agg(path) FROM organizations WHERE id IN (%s)), '{}')::text, false),
                       set_config('role', 'opora_app', false)""".formatted(ids.isEmpty() ? "NULL" : ids));
        return connection;
    }
}
