package ru.opora.identity.accounts;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import ru.opora.identity.Directory;
import tools.jackson.databind.json.JsonMapper;

/** Writes what happens to accounts into the product's audit. Names that were only typed are never written. */
public class AccountLog {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Directory directory;

    public AccountLog(JdbcClient jdbc, Directory directory) {
        this.jdbc = jdbc;
        this.directory = directory;
    }

    /** Something the person did, or somebody in their name. */
    public void own(UUID account, String action) {
        write(account.toString(), action, "account", account.toString(), null);
    }

    /** Something that was done to an account or a client by somebody else. */
    public void write(
            String actor, String action, String entity, String id, @Nullable Map<String, ?> after) {
        jdbc.sql("select audit_append(:actor, :action, :entity, :id, :organization, null, cast(:after as jsonb), null)")
                .param("actor", actor)
                .param("action", action)
                .param("entity", entity)
                .param("id", id)
                .param("organization", directory.organizationOf(jdbc, id).orElse(null))
                .param("after", after == null ? null : JSON.writeValueAsString(after))
                .query((row, number) -> true)
                .list();
    }
}
