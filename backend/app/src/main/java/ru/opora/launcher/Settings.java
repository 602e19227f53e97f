package ru.opora.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * What the launcher decides by.
 *
 * @param port where the product listens
 * @param publicUrl the address people open, without a slash at the end
 * @param dataFolder of this installation
 * @param binariesFolder where PostgreSQL is unpacked
 * @param demo whether the demonstration region is there
 * @param externalIssuer the OpenID Connect issuer of the organisation, null for the bundled one
 * @param spaClientId the application's client id at the issuer
 * @param externalDatabase null for the embedded one
 * @param mailFrom the sender of letters
 * @param identityKey what the bundled issuer keeps second factors under, null for its own key
 * @param founder whom an empty installation with an external issuer belongs to, null when that is not said
 */
record Settings(
        int port,
        String publicUrl,
        Path dataFolder,
        Path binariesFolder,
        boolean demo,
        @Nullable String externalIssuer,
        String spaClientId,
        @Nullable DatabaseAccess externalDatabase,
        String mailFrom,
        @Nullable String identityKey,
        @Nullable Founder founder) {

    /** The first administrator as their issuer names them, and the organisation at the top. */
    record Founder(String subject, String organization) {}

    private static final int MAX_PORT = 65_535;

    static Settings of(Environment environment) {
        int port = checkedPort(environment);
        var dataFolder = Path.of(environment.getProperty("opora.data-dir", "opora-data"))
                .toAbsolutePath()
                .normalize();
        var binaries = environment.getProperty("opora.postgres-binaries-dir");
        return new Settings(
                port,
                publicUrl(environment, port),
                dataFolder,
                binaries == null ? dataFolder.resolve("postgres-binaries") : Path.of(binaries),
                environment.getProperty("opora.demo", Boolean.class, true),
                blankToNull(environment.getProperty("spring.security.oauth2.resourceserver.jwt.issuer-uri")),
                environment.getProperty("opora.spa-client-id", "opora-spa"),
                externalDatabase(environment),
                mailFrom(environment, port),
                blankToNull(environment.getProperty("opora.identity-key")),
                founder(environment));
    }

    /** The demonstration's people sign in at the bundled issuer, so there is none without it. */
    boolean demonstration() {
        return demo && externalIssuer == null;
    }

    String issuer() {
        return externalIssuer == null ? publicUrl + "/idp" : externalIssuer;
    }

    /** A free port of the loopback address. */
    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new StartFailure(e, "failure.port", 0, 0);
        }
    }

    /** Asked before anything is started: nobody should wait for a database to learn that the port is taken. */
    private static int checkedPort(Environment environment) {
        var given = environment.getProperty("server.port", "8080").strip();
        if (!given.matches("\\d{1,5}") || Integer.parseInt(given) > MAX_PORT) {
            throw new StartFailure(null, "failure.port.value", given);
        }
        int port = Integer.parseInt(given);
        if (port == 0) {
            return freePort();
        }
        var address = environment.getProperty("server.address");
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address == null ? new InetSocketAddress(port) : new InetSocketAddress(address, port));
            return port;
        } catch (IOException e) {
            throw new StartFailure(e, "failure.port", port, port < MAX_PORT ? port + 1 : port - 1);
        }
    }

    private static String publicUrl(Environment environment, int port) {
        var given = environment.getProperty("opora.public-url");
        // The default of application.yaml names the port before a free one was chosen.
        if (given == null || given.isBlank() || given.matches("http://localhost:0")) {
            return "http://localhost:" + port;
        }
        if (!given.matches("https?://[^/]+.*")) {
            throw new StartFailure(null, "failure.public.url", given);
        }
        return given.replaceFirst("/+$", "");
    }

    /** Many mail servers take only letters from the address one has signed in with. */
    private static String mailFrom(Environment environment, int port) {
        var account = environment.getProperty("spring.mail.username", "");
        var host = URI.create(publicUrl(environment, port)).getHost();
        return environment.getProperty("opora.mail-from", account.contains("@") ? account : "opora@" + host);
    }

    private static @Nullable Founder founder(Environment environment) {
        var subject = blankToNull(environment.getProperty("opora.first-administrator"));
        var organization = blankToNull(environment.getProperty("opora.first-organization"));
        return subject == null
                ? null
                : new Founder(
                        subject.strip(), organization == null ? "Орган управления образованием" : organization.strip());
    }

    private static @Nullable DatabaseAccess externalDatabase(Environment environment) {
        var url = blankToNull(environment.getProperty("spring.r2dbc.url"));
        return url == null
                ? null
                : DatabaseAccess.external(
                        url,
                        environment.getProperty("spring.r2dbc.username"),
                        environment.getProperty("spring.r2dbc.password"));
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
