package ru.opora.launcher;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the single-page application and a person's browser do while signing in; redirects are followed by hand. */
final class Browser {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final RunningOpora opora;
    private final String verifier = UUID.randomUUID().toString() + UUID.randomUUID();

    private final @Nullable String address;

    Browser(RunningOpora opora) {
        this(opora, null);
    }

    /** @param address from which it comes, as a proxy in front of the product says */
    Browser(RunningOpora opora, @Nullable String address) {
        this.opora = opora;
        this.address = address;
    }

    /** Signs in and exchanges the code; the answer of the token endpoint. */
    JsonNode signIn(String username, String password) throws Exception {
        var saved = URI.create(location(submit(username, password)));
        return json(exchange(parameter(location(get(saved)), "code")));
    }

    /** Opens the application's sign-in address, is sent to the form and submits it. */
    HttpResponse<String> submit(String username, String password) throws Exception {
        var toForm = get(authorization());
        var form = get(toForm.uri().resolve(location(toForm)));
        return post(
                opora.address("/idp/login"),
                Map.of("_csrf", csrf(form.body()), "username", username, "password", password, "lang", "ru"));
    }

    /** Opens a page and submits its first form, adding the page's own secret; the answer may be a redirect. */
    HttpResponse<String> fill(String page, Map<String, String> fields) throws Exception {
        return fill(page, page.replaceFirst("\\?.*", ""), fields);
    }

    /** Opens a page and submits the form that leads to the target. */
    HttpResponse<String> fill(String page, String target, Map<String, String> fields) throws Exception {
        var form = get(opora.address("/idp" + page));
        var all = new HashMap<>(fields);
        all.put("_csrf", csrf(form.body()));
        return post(opora.address("/idp" + target), all);
    }

    /** Signs in on the form alone, without the application. */
    HttpResponse<String> enter(String username, String password) throws Exception {
        return fill("/login", Map.of("username", username, "password", password));
    }

    /** Gets the application's tokens in the browser's open session. */
    JsonNode tokens() throws Exception {
        return json(exchange(parameter(location(get(authorization())), "code")));
    }

    URI authorization() throws NoSuchAlgorithmException {
        var challenge = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        return opora.address("/idp/oauth2/authorize?"
                + form(Map.of(
                        "response_type", "code",
                        "client_id", "opora-spa",
                        "scope", "openid profile offline_access",
                        "state", "some-state",
                        "redirect_uri", opora.address("/signed-in").toString(),
                        "code_challenge", challenge,
                        "code_challenge_method", "S256")));
    }

    HttpResponse<String> exchange(String code) throws Exception {
        return post(
                opora.address("/idp/oauth2/token"),
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        "opora-spa",
                        "code",
                        code,
                        "redirect_uri",
                        opora.address("/signed-in").toString(),
                        "code_verifier",
                        verifier));
    }

    HttpResponse<String> refresh(String token) throws Exception {
        return post(
                opora.address("/idp/oauth2/token"),
                Map.of("grant_type", "refresh_token", "client_id", "opora-spa", "refresh_token", token));
    }

    HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address).header("Accept", "text/html"));
    }

    HttpResponse<String> post(URI address, Map<String, String> fields, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(fields)));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        if (address != null) {
            request.header("X-Forwarded-For", address);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    String session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("OPORA_IDP"))
                .map(java.net.HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    static JsonNode claims(String jwt) {
        return JSON.readTree(Base64.getUrlDecoder().decode(jwt.split("\\.")[1]));
    }

    static JsonNode header(String jwt) {
        return JSON.readTree(Base64.getUrlDecoder().decode(jwt.split("\\.")[0]));
    }

    static String location(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(answer.statusCode() + " without Location: " + answer.body()));
    }

    static String parameter(String address, String name) {
        var found = Pattern.compile("[?&]" + name + "=([^&]+)").matcher(address);
        if (!found.find()) {
            throw new AssertionError("No " + name + " in " + address);
        }
        return found.group(1);
    }

    private static String csrf(String page) {
        var found = CSRF.matcher(page);
        if (!found.find()) {
            throw new AssertionError("No form in " + page);
        }
        return found.group(1);
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
