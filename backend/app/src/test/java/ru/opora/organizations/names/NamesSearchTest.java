package ru.opora.organizations.names;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.SOUTH;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ru.opora.testing.ApiTest;
import ru.opora.testing.TestDatabase;

/** What is found does not depend on how: among one's own or among all, by a frequent word or a rare one. */
@ApiTest
class NamesSearchTest {

    private static final int NEVER = 0;
    private static final int ALWAYS = 1_000_000;
    private static final int MANY = 400;

    /** Everything happens in one transaction that nobody else sees. */
    private Connection connection;

    @BeforeEach
    void schools() throws SQLException {
        var server = TestDatabase.server();
        connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
        connection.setAutoCommit(false);
        for (int number = 1; number <= MANY; number++) {
            add(SOUTH, "МБОУ «Снегопадная СОШ № " + number + "»");
        }
        add(NORTH, "МБОУ «Снегопадная гимназия имени Метелицына»");
        add(NORTH, "МБОУ «Вьюжная гимназия»");
    }

    @AfterEach
    void nothingHappened() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void manyOthersDoNotHideTheOneThatIsSeen() throws SQLException {
        for (int little : List.of(NEVER, ALWAYS)) {
            assertThat(found("снегопадная", 1, little, NORTH)).hasSize(1).allMatch(name -> name.contains("Метелицына"));
            assertThat(found("снигопадная", 1, little, NORTH)).hasSize(1);
            assertThat(found("гимназия", 2, little, NORTH)).hasSize(2);
            assertThat(found("снегопадная", 1, little, NORTH_SCHOOL)).isEmpty();
        }
    }

    @Test
    void thoseWhoSeeLittleFindTheSame() throws SQLException {
        for (String typed : List.of(
                "снегопадная",
                "снегопадная сош 17",
                "гимназия метелицына снегопадная",
                "метелицына",
                "снего",
                "сош 3",
                "17",
                "вьюжная гимназия",
                "гимназия")) {
            for (UUID scope : List.of(REGION, NORTH, SOUTH)) {
                assertThat(found(typed, 1000, ALWAYS, scope))
                        .as(typed)
                        .containsExactlyInAnyOrderElementsOf(found(typed, 1000, NEVER, scope));
            }
            assertThat(found(typed, 1000, NEVER, REGION)).as(typed).isNotEmpty();
        }
    }

    @Test
    void aWordMoreThanTheNameHasDoesNotHideIt() throws SQLException {
        assertThat(found("вьюжная сошь имени Метелицына", 1000, NEVER, REGION))
                .anyMatch(name -> name.contains("Вьюжная"))
                .anyMatch(name -> name.contains("Метелицына"));
    }

    @Test
    void theSeveralBestAreThoseOfAllInOrder() throws SQLException {
        List<String> all = found("снегопадная", 1000, NEVER, REGION);
        assertThat(all).filteredOn(name -> name.contains("Снегопадная")).hasSize(MANY + 1);
        assertThat(found("снегопадная", 20, NEVER, REGION)).isEqualTo(all.subList(0, 20));
    }

    @Test
    void wordsThatNobodyUsesAreForgotten() throws SQLException {
        assertThat(words()).contains("снегопадная", "метелицына");
        execute("DELETE FROM organizations_names WHERE words = 'метелицына снегопадная'");
        assertThat(words()).contains("метелицына");
        // while somebody adds names, nothing would be forgotten
        execute("SELECT pg_advisory_xact_lock(hashtext('opora organizations words'))");
        execute("SELECT organizations_words_forget()");
        assertThat(words()).contains("снегопадная").doesNotContain("метелицына");
        execute("SELECT organizations_words_forget()");
        assertThat(words()).contains("снегопадная");
    }

    private void add(UUID parent, String name) throws SQLException {
        UUID id = UUID.randomUUID();
        NameForm form = NameForm.of(name);
        try (var organization = connection.prepareStatement(
                        "INSERT INTO organizations (id, parent_id, path, kind, name) VALUES (?, ?, '', 'SCHOOL', ?)");
                var forms = connection.prepareStatement("""
                        INSERT INTO organizations_names (organization_id, source, text, words, numbers, types, rules)
                        VALUES (?, 'NAME', ?, ?, ?, ?, ?)""")) {
            organization.setObject(1, id);
            organization.setObject(2, parent);
            organization.setString(3, name);
            organization.execute();
            forms.setObject(1, id);
            forms.setString(2, name);
            forms.setString(3, form.text());
            forms.setArray(4, connection.createArrayOf("text", form.numbers().toArray()));
            forms.setArray(5, connection.createArrayOf("text", form.types().toArray()));
            forms.setInt(6, NameForm.RULES);
            forms.execute();
        }
    }

    private List<String> found(String typed, int most, int little, UUID scope) throws SQLException {
        NameForm form = NameForm.typed(typed);
        execute("SELECT set_config('opora.scope', array_agg(path)::text, true) FROM organizations WHERE id = '" + scope
                + "'");
        execute("SET LOCAL ROLE opora_app");
        try (var query = connection.prepareStatement(
                "SELECT matched FROM organizations_search(?, ?, ?, NULL, NULL, false, ?, ?)")) {
            query.setArray(1, connection.createArrayOf("text", form.byLength().toArray()));
            query.setArray(2, connection.createArrayOf("text", form.numbers().toArray()));
            query.setArray(3, connection.createArrayOf("text", form.types().toArray()));
            query.setInt(4, most);
            query.setInt(5, little);
            return texts(query.executeQuery());
        } finally {
            execute("RESET ROLE");
        }
    }

    private List<String> words() throws SQLException {
        try (var query = connection.createStatement()) {
            return texts(query.executeQuery("SELECT word FROM organizations_words"));
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> texts(ResultSet rows) throws SQLException {
        List<String> texts = new ArrayList<>();
        while (rows.next()) {
            texts.add(rows.getString(1));
        }
        return texts;
    }
}
