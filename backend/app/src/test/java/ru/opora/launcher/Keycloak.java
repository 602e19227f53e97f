package ru.opora.launcher;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real Keycloak with the realm of docker/keycloak, everything else in memory. */
final class Keycloak implements AutoCloseable {

    /** What the installation's environment would hold. */
    static final String CLIENT_SECRET = "a-secret-of-this-test-only";

    private static final String ADMIN = "keycloak-admin";
    private static final Path FOLDER = Path.of("target", "keycloak");
    private static final Path REALM = Path.of("..", "..", "docker", "keycloak", "opora-realm.json");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final String address;

    private Keycloak(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /** Whether Maven could get the distribution. */
    static boolean isThere() {
        return Files.isDirectory(FOLDER) && home().isPresent();
    }

    /** Starts it for an Opora that people open at this address; returns when it answers. */
    static Keycloak start(String publicUrl) throws Exception {
        var home = home().orElseThrow();
        var realms = Files.createDirectories(home.resolve("data").resolve("import"));
        Files.copy(REALM, realms.resolve("opora-realm.json"), StandardCopyOption.REPLACE_EXISTING);
        int port = Settings.freePort();
        var script = home.resolve("bin").resolve(File.separatorChar == '\\' ? "kc.bat" : "kc.sh");
        var builder = new ProcessBuilder(
                        script.toAbsolutePath().toString(),
                        "start-dev",
                        "--import-realm",
                        "--db=dev-mem",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port)
                .redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "JAVA_HOME", System.getProperty("java.home"),
                        "JAVA_OPTS_KC_HEAP", "-Xmx384m",
                        "JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1",
                        "KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN,
                        "KC_BOOTSTRAP_ADMIN_PASSWORD", CLIENT_SECRET,
                        "OPORA_PUBLIC_URL", publicUrl,
                        "OPORA_API_CLIENT_SECRET", CLIENT_SECRET));
        var process = builder.start();
        try {
            listening(process).get(4, TimeUnit.MINUTES);
            return new Keycloak(process, "http://127.0.0.1:" + port);
        } catch (Exception e) {
            process.destroyForcibly();
            throw e;
        }
    }

    String issuer() {
        return address + "/realms/opora";
    }

    /** The answer of the token endpoint to the API client. */
    HttpResponse<String> clientToken(String... scopes) throws Exception {
        var fields = new HashMap<>(Map.of(
                "grant_type", "client_credentials",
                "client_id", "opora-api-client",
                "client_secret", CLIENT_SECRET));
        if (scopes.length > 0) {
            fields.put("scope", String.join(" ", scopes));
        }
        return token("opora", fields);
    }

    /** A token of a client of the same realm that is not meant for Opora. */
    String tokenOfAnotherApplication() throws Exception {
        administer("clients", """
                {"clientId": "other", "secret": "%s", "serviceAccountsEnabled": true, "standardFlowEnabled": false}
                """.formatted(CLIENT_SECRET));
        var answer = token(
                "opora",
                Map.of("grant_type", "client_credentials", "client_id", "other", "client_secret", CLIENT_SECRET));
        return Browser.json(answer).get("access_token").asString();
    }

    /** A token of another issuer on the same server. */
    String tokenOfAnotherRealm() throws Exception {
        return Browser.json(token(
                        "master",
                        Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "admin-cli",
                                "username",
                                ADMIN,
                                "password",
                                CLIENT_SECRET)))
                .get("access_token")
                .asString();
    }

    /** Makes a person's account; gives its subject. */
    String account(String username, String password) throws Exception {
        var location = administer("users", """
                {"username": "%s", "enabled": true, "firstName": "Вера", "lastName": "Ольхова",
                 "email": "%s@example.org", "emailVerified": true,
                 "credentials": [{"type": "password", "value": "%s", "temporary": false}]}
                """.formatted(username, username, password));
        return location.substring(location.lastIndexOf('/') + 1);
    }

    HttpResponse<String> token(String realm, Map<String, String> fields) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(address + "/realms/" + realm + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form(fields)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** The scopes of the realm file. */
    static Stream<String> scopes() {
        JsonNode realm = JSON.readTree(REALM.toFile());
        return realm.get("clientScopes")
                .valueStream()
                .map(scope -> scope.get("name").asString());
    }

    private String administer(String what, String json) throws Exception {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(address + "/admin/realms/opora/" + what))
                        .header("Authorization", "Bearer " + tokenOfAnotherRealm())
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return Browser.location(answer);
    }

    private static Optional<Path> home() {
        try (var inside = Files.list(FOLDER)) {
            return inside.filter(path -> path.getFileName().toString().startsWith("keycloak-"))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads what it says for as long as it runs, so that it never waits for a reader. */
    private static CompletableFuture<Void> listening(Process process) {
        var listening = new CompletableFuture<Void>();
        var reader = new Thread(() -> read(process, listening), "keycloak");
        reader.setDaemon(true);
        reader.start();
        return listening;
    }

    private static void read(Process process, CompletableFuture<Void> listening) {
        var said = new StringBuilder();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            String line;
            while ((line = lines.readLine()) != null) {
                if (line.contains("Listening on:")) {
                    listening.complete(null);
                } else if (!listening.isDone()) {
                    said.append(line).append('\n');
                }
            }
        } catch (IOException e) {
            said.append(e);
        }
        listening.completeExceptionally(new AssertionError("Keycloak did not start:\n" + said));
    }

    /** The script's Java is its child where a shell stays between. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
