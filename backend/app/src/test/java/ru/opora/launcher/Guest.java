package ru.opora.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import ru.opora.platform.security.Accounts.AccountState;
import ru.opora.platform.security.Accounts.Status;
import tools.jackson.databind.JsonNode;

/** Somebody who is invited and comes in, with a browser of their own. */
final class Guest {

    static final Locale RUSSIAN = Locale.forLanguageTag("ru");
    static final String PASSWORD = "четыре зеленых трамвая";
    static final String NEXT = "пятый трамвай был синим";

    final UUID id = UUID.randomUUID();
    final String username = "anna." + id;
    final String name = "Тестова" + letters() + " Анна Ивановна";
    final String email = "anna-" + id + "@example.org";
    final Browser browser;

    private final RunningOpora opora;

    Guest(RunningOpora opora) {
        this.opora = opora;
        this.browser = new Browser(opora);
    }

    /** The link to come in by. */
    URI invited() {
        return opora.accounts().invite(id, name, email, RUSSIAN).block().link();
    }

    /** Comes in with {@link #PASSWORD}. */
    Guest settled() throws Exception {
        assertThat(choose(browser, invited(), username, PASSWORD).statusCode()).isEqualTo(303);
        return this;
    }

    /** Comes in and gets the application's tokens. */
    JsonNode active() throws Exception {
        return settled().browser.tokens();
    }

    AccountState state() {
        return opora.accounts().states(List.of(id)).block().get(id);
    }

    Status status() {
        return state().status();
    }

    /** The person's own page. */
    HttpResponse<String> account() throws Exception {
        return browser.send(
                HttpRequest.newBuilder(opora.address("/idp/account")).header("Accept", "text/html"));
    }

    /** Answers an invitation. */
    static HttpResponse<String> choose(Browser browser, URI link, String username, String password) throws Exception {
        return browser.fill(
                page(link),
                Map.of("token", token(link), "username", username, "password", password, "repeated", password));
    }

    static String page(URI link) {
        return link.getPath().replaceFirst("^/idp", "") + "?" + link.getQuery();
    }

    static String token(URI link) {
        return Browser.parameter(link.toString(), "token");
    }

    /** What a page has in the places of a pattern's group. */
    static List<String> all(String page, String pattern) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String letters() {
        return UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    }
}
