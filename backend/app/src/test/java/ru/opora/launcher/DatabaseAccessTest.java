package ru.opora.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One setting switches all three connections. */
class DatabaseAccessTest {

    @ParameterizedTest
    @CsvSource({
        "r2dbc:postgresql://db.example.org:5432/opora, jdbc:postgresql://db.example.org:5432/opora",
        "r2dbc:pool:postgresql://db/opora, jdbc:postgresql://db/opora",
        "r2dbc:postgresql://db/opora?sslMode=VERIFY_FULL&schema=work&preparedStatementCacheQueries=0,"
                + " jdbc:postgresql://db/opora?sslmode=verify-full&currentSchema=work",
        "r2dbcs:postgresql://db/opora, jdbc:postgresql://db/opora?sslmode=require"
    })
    void derivesTheJdbcAddress(String r2dbc, String jdbc) {
        assertThat(DatabaseAccess.external(r2dbc, "u", "p").jdbcUrl()).isEqualTo(jdbc);
    }

    @Test
    void keepsAllHostsOfAFailoverAddress() {
        var access = DatabaseAccess.external(
                "r2dbc:postgresql:failover://h1:5432,h2:5433/opora?targetServerType=primary", null, null);

        assertThat(access.jdbcUrl()).isEqualTo("jdbc:postgresql://h1:5432,h2:5433/opora?targetServerType=primary");
    }

    @Test
    void takesNameAndPasswordFromTheAddressUnlessTheyAreGiven() {
        var address = "r2dbc:postgresql://anna:secret@db/opora";

        assertThat(DatabaseAccess.external(address, null, null).username()).isEqualTo("anna");
        assertThat(DatabaseAccess.external(address, null, null).password()).isEqualTo("secret");
        assertThat(DatabaseAccess.external(address, "boris", "other").username())
                .isEqualTo("boris");
    }

    @Test
    void refusesAnotherKindOfDatabaseWithoutShowingThePassword() {
        assertThatThrownBy(() -> DatabaseAccess.external("r2dbc:mysql://anna:secret@db/opora", null, null))
                .isInstanceOfSatisfying(
                        StartFailure.class,
                        failure -> assertThat(failure.sentence(new Console(true, System.out)))
                                .contains("mysql")
                                .doesNotContain("secret"));
    }
}
