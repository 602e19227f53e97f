package ru.opora.identity.factor;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes of six digits that change every 30 seconds (RFC 6238 over RFC 4226, HMAC-SHA-1: what every application knows). */
public final class Totp {

    static final int STEP_SECONDS = 30;

    private static final int SECRET_BYTES = 20;
    private static final int MODULUS = 1_000_000;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Totp() {}

    public static byte[] newSecret() {
        var secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return secret;
    }

    /** What an authenticator application reads (the key URI format its makers agreed on). */
    public static String uri(byte[] secret, String issuer, String account) {
        return "otpauth://totp/" + percent(issuer) + ":" + percent(account) + "?secret="
                + Base32.encode(secret) + "&issuer=" + percent(issuer);
    }

    /** The time step the code belongs to: the present one or a neighbour, because clocks differ. */
    public static OptionalLong step(byte[] secret, String code, long epochSecond) {
        long now = epochSecond / STEP_SECONDS;
        return LongStream.of(now, now - 1, now + 1)
                .filter(step -> code(secret, step).equals(code))
                .findFirst();
    }

    /** The code of a time step. */
    public static String code(byte[] secret, long step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
            return String.format("%06d", number % MODULUS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA-1", e);
        }
    }

    /** An authenticator application would show the plus of a form's encoding. */
    private static String percent(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
