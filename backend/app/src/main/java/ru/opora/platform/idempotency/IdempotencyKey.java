package ru.opora.platform.idempotency;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import ru.opora.platform.problem.ProblemException;

/**
 * A client's key for one request, which counts for one subject, method and path. Only its digest is stored; what encrypts
 * the kept answer is derived from the key itself, so that the table alone gives nothing away.
 *
 * @param subject whose key it is; empty without sign-in
 * @param id SHA-256 of everything the key counts for
 * @param secret encrypts the kept answer
 */
record IdempotencyKey(String subject, byte[] id, SecretKeySpec secret) {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern VISIBLE = Pattern.compile("[!-~]{1,255}");

    /** The key as sent; a problem when there are several or it holds what a header should not. */
    static IdempotencyKey of(String subject, ServerHttpRequest request) {
        HttpHeaders headers = request.getHeaders();
        String key = headers.getOrEmpty(HEADER).size() == 1 ? String.valueOf(headers.getFirst(HEADER)) : "";
        if (!VISIBLE.matcher(key).matches()) {
            throw ProblemException.badParameter(HEADER, "WRONG_FORMAT");
        }
        String place = String.join(
                "\n", subject, request.getMethod().name(), request.getURI().getRawPath());
        try {
            byte[] id =
                    MessageDigest.getInstance("SHA-256").digest((place + "\n" + key).getBytes(StandardCharsets.UTF_8));
            Mac derived = Mac.getInstance("HmacSHA256");
            derived.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            derived.update("opora kept answer\n".getBytes(StandardCharsets.UTF_8));
            byte[] secret = derived.doFinal(place.getBytes(StandardCharsets.UTF_8));
            return new IdempotencyKey(subject, id, new SecretKeySpec(secret, "AES"));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** A number for the database's advisory lock; two keys with one number wait for each other and do no harm. */
    long lock() {
        return ByteBuffer.wrap(id).getLong();
    }
}
