package ru.opora.identity;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the product is seen from outside.
 *
 * @param publicUrl the address people open, without a slash at the end
 * @param issuer the name in the tokens: an address whose path is the context path of this service
 * @param spaClientId the client id of the single-page application
 * @param demo whether the demonstration accounts are offered on the sign-in page
 * @param mailFrom the sender of letters
 * @param secretKey what the secrets of second factors are kept under; null for a key that follows from the signing key
 */
public record IdentitySettings(
        String publicUrl,
        String issuer,
        String spaClientId,
        boolean demo,
        String mailFrom,
        @Nullable String secretKey) {

    /** Where Vite serves the application during development; allowed in demonstration mode only. */
    private static final String DEVELOPMENT_ORIGIN = "http://localhost:5173";

    /** Origins the application may be opened from: the public one, its loopback twin and, in demonstration mode, Vite's. */
    public Set<String> origins() {
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

    public List<String> redirectUris() {
        return new ArrayList<>(
                origins().stream().map(origin -> origin + "/signed-in").toList());
    }

    public List<String> postLogoutRedirectUris() {
        return new ArrayList<>(origins().stream()
                .flatMap(origin -> Stream.of(origin + "/", origin))
                .toList());
    }

    /** Without it a page of the issuer could not end in the application opened elsewhere. */
    String formTargets() {
        return String.join(
                " ", origins().stream().map(IdentitySettings::originOf).toList());
    }

    /** A page of this service that is opened from a letter or a sheet of paper. */
    public URI link(String path, String token, Locale language) {
        var english = Locale.ENGLISH.equals(language) ? "&lang=en" : "";
        return URI.create(issuer + path + "?token=" + token + english);
    }

    @Override
    public String toString() {
        return "IdentitySettings[" + publicUrl + "]";
    }

    private static String originOf(String url) {
        var uri = URI.create(url);
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
