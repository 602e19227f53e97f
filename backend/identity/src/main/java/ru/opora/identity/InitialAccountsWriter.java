package ru.opora.identity;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import ru.opora.identity.accounts.Accounts;
import ru.opora.identity.accounts.Passwords;
import ru.opora.identity.tokens.Clients;

/**
 * Inserts what is missing of the initial accounts. Equal passwords of one start share a hash: the demonstration accounts
 * have one published password, and hashing it for each of them would only make the first start longer.
 */
class InitialAccountsWriter implements ApplicationRunner {

    private final InitialAccounts initial;
    private final Accounts accounts;
    private final Clients clients;

    InitialAccountsWriter(InitialAccounts initial, Accounts accounts, Clients clients) {
        this.initial = initial;
        this.accounts = accounts;
        this.clients = clients;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Map<String, String> hashes = new ConcurrentHashMap<>();
        initial.accounts().stream()
                .filter(account -> !accounts.exists(account.id(), account.username()))
                .forEach(account -> insert(account, hashes.computeIfAbsent(account.password(), Passwords::hash)));
        initial.apiClients().stream()
                .filter(client -> !clients.exists(client.id()))
                .forEach(client -> clients.insert(client.id(), Passwords.hash(client.secret()), client.scopes()));
    }

    private void insert(InitialAccounts.Account account, String hash) {
        accounts.insert(Accounts.Account.of(
                account.id(), account.username(), hash, account.displayName(), account.email(), Language.RUSSIAN));
    }
}
