package ru.opora.identity;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** The people who may sign in here. The principal's name is the account's id, so it is the subject of every token. */
class Accounts implements UserDetailsService {

    /** What the tokens say of a person. */
    record Profile(
            UUID id,
            String username,
            String displayName,
            @Nullable String email) {}

    private final JdbcClient jdbc;

    Accounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public UserDetails loadUserByUsername(String username) {
        return jdbc.sql("""
                        select id, password_hash, enabled from identity_accounts
                        where lower(username) = lower(:username)
                        """)
                .param("username", username.strip())
                .query((row, number) -> User.withUsername(row.getString("id"))
                        .password(row.getString("password_hash"))
                        .disabled(!row.getBoolean("enabled"))
                        .authorities(List.of())
                        .build())
                .optional()
                .orElseThrow(() -> new UsernameNotFoundException("no such account"));
    }

    /** The profile of an enabled account, by the name of its principal. */
    Optional<Profile> profile(String principal) {
        return jdbc.sql("""
                        select id, username, display_name, email from identity_accounts
                        where id = cast(:id as uuid) and enabled
                        """)
                .param("id", principal)
                .query((row, number) -> new Profile(
                        row.getObject("id", UUID.class),
                        row.getString("username"),
                        row.getString("display_name"),
                        row.getString("email")))
                .optional();
    }

    /** Whether the account is there already, under its id or under its name. */
    boolean exists(UUID id, String username) {
        return jdbc.sql("select exists(select from identity_accounts where id = :id or lower(username) = :username)")
                .param("id", id)
                .param("username", username.toLowerCase(Locale.ROOT))
                .query(Boolean.class)
                .single();
    }

    void insert(InitialAccounts.Account account, String passwordHash) {
        jdbc.sql("""
                        insert into identity_accounts (id, username, password_hash, display_name, email)
                        values (:id, :username, :hash, :name, :email)
                        on conflict do nothing
                        """)
                .param("id", account.id())
                .param("username", account.username())
                .param("hash", passwordHash)
                .param("name", account.displayName())
                .param("email", account.email())
                .update();
    }
}
