package ru.opora.identity;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Inserts what is missing of the initial accounts. Equal passwords of one start share a hash: the demonstration accounts
 * have one published password, and hashing it for each of them would only make the first start longer.
 */
class InitialAccountsWriter implements ApplicationRunner {

    private final InitialAccounts initial;
    private final Accounts accounts;
    private final Clients clients;
    private final PasswordEncoder encoder;

    InitialAccountsWriter(InitialAccounts initial, Accounts accounts, Clients clients, PasswordEncoder encoder) {
        this.initial = initial;
        this.accounts = accounts;
        this.clients = clients;
        this.encoder = encoder;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Map<String, String> hashes = new ConcurrentHashMap<>();
        initial.accounts().stream()
                .filter(account -> !accounts.exists(account.id(), account.username()))
                .forEach(account -> accounts.insert(account, hashes.computeIfAbsent(account.password(), this::hash)));
        initial.apiClients().stream()
                .filter(client -> !clients.exists(client.id()))
                .forEach(client -> clients.insert(client, hash(client.secret())));
    }

    private String hash(String secret) {
        return Objects.requireNonNull(encoder.encode(secret));
    }
}
