package ru.opora.platform.web;

import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where a page may take anything from: from us, and tokens from the issuer. Scripts and styles in place are forbidden; the
 * component library makes style sheets while it runs, and those it marks with the number of the page it came with.
 */
@Component
class ContentPolicy {

    static final String HEADER = "Content-Security-Policy";

    private static final int NONCE_BYTES = 16;

    private final String issuer;
    private final SecureRandom random = new SecureRandom();

    ContentPolicy(@Value("${opora.issuer}") String issuer) {
        URI address = URI.create(issuer);
        this.issuer = address.getScheme() + "://" + address.getAuthority();
    }

    /** A number that nobody can guess, for one answer. */
    String nonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** For all that is not the application's page. */
    String plain() {
        return policy("'self'");
    }

    /** For the application's page, whose style sheets carry the number. */
    String page(String nonce) {
        return policy("'self' 'nonce-" + nonce + "'");
    }

    /** For the page of respondents: nothing but us, and no form that a browser sends by itself. */
    String respondents() {
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; worker-src 'self'; "
                + "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'; connect-src 'self'";
    }

    private String policy(String styles) {
        return "default-src 'none'; script-src 'self'; style-src " + styles + "; img-src 'self' data: blob:; "
                + "font-src 'self' data:; manifest-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'self'; "
                + "frame-ancestors 'none'; form-action 'self'; connect-src 'self' " + issuer;
    }
}
