package ru.opora.identity;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where the product is seen from outside.
 *
 * @param publicUrl the address people open, without a slash at the end
 * @param issuer the name in the tokens: an address whose path is the context path of this service
 * @param spaClientId the client id of the single-page application
 * @param demo whether the demonstration accounts are offered on the sign-in page
 */
public record IdentitySettings(String publicUrl, String issuer, String spaClientId, boolean demo) {

    /** Where Vite serves the application during development; allowed in demonstration mode only. */
    private static final String DEVELOPMENT_ORIGIN = "http://localhost:5173";

    /** Origins the application may be opened from: the public one, its loopback twin and, in demonstration mode, Vite's. */
    Set<String> origins() {
        var origins = new LinkedHashSet<String>();
        origins.add(publicUrl);
        var uri = URI.create(publicUrl);
        if ("localhost".equals(uri.getHost())) {
            origins.add(uri.getScheme() + "://127.0.0.1" + (uri.getPort() < 0 ? "" : ":" + uri.getPort()));
        }
        if (demo) {
            origins.add(DEVELOPMENT_ORIGIN);
        }
        return origins;
    }

    List<String> redirectUris() {
        return new ArrayList<>(
                origins().stream().map(origin -> origin + "/signed-in").toList());
    }

    List<String> postLogoutRedirectUris() {
        return new ArrayList<>(origins().stream()
                .flatMap(origin -> Stream.of(origin + "/", origin))
                .toList());
    }

    /** Without it a page of the issuer could not end in the application opened elsewhere. */
    String formTargets() {
        return String.join(
                " ", origins().stream().map(IdentitySettings::originOf).toList());
    }

    private static String originOf(String url) {
        var uri = URI.create(url);
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
