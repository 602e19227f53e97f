package ru.opora.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import ru.opora.identity.InitialAccounts;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The people of the demonstration region as the sign-in service needs them. The file is shared with the API. */
final class DemoAccounts {

    /** The system client of the demonstration; published, as the passwords are. */
    static final InitialAccounts.ApiClient API_CLIENT = new InitialAccounts.ApiClient(
            "opora-demo-client",
            "opora-demo-secret",
            Set.of(
                    "organizations:read",
                    "organizations:write",
                    "people:read",
                    "people:write",
                    "roadmaps:read",
                    "roadmaps:write",
                    "terms:parse"));

    /** One account of the file. */
    record Person(String username, String password, String name, String role) {}

    private DemoAccounts() {}

    static List<Person> people() {
        var mapper = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try (var in = Objects.requireNonNull(DemoAccounts.class.getResourceAsStream("/demo/accounts.json"))) {
            return mapper.readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static InitialAccounts initial() {
        var accounts = people().stream()
                .map(person -> new InitialAccounts.Account(
                        id(person.username()), person.username(), person.password(), person.name(), null))
                .toList();
        return new InitialAccounts(accounts, List.of(API_CLIENT));
    }

    /** The same in every installation, so that both contexts agree on it without asking each other. */
    static UUID id(String username) {
        return UUID.nameUUIDFromBytes(("opora-demo:" + username).getBytes(StandardCharsets.UTF_8));
    }
}
