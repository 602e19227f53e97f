package ru.opora.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;

/**
 * The secrets that sign. They are read as the system alone; with a key of the installation what stands in the database (and
 * in its backups) is AES-GCM: a byte 1, twelve bytes of nonce, the rest. Without one it is a byte 0 and the secret.
 */
@Component
public class WebhookSecrets {

    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final byte PLAIN = 0;
    private static final byte ENCRYPTED = 1;

    private final DatabaseClient database;
    private final @Nullable SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    WebhookSecrets(DatabaseClient database, WebhookProperties properties) {
        this.database = database;
        this.key = properties.key() == null || properties.key().isBlank() ? null : key(properties.key());
    }

    private static SecretKeySpec key(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new SecretKeySpec(digest, "AES");
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("This Java has no SHA-256", failure);
        }
    }

    /** A new secret in place of the one there is, which goes on signing for a day; part of the transaction around it. */
    Mono<String> renew(UUID webhook) {
        return Mono.fromSupplier(this::made)
                .flatMap(secret -> DatabaseScope.system(Statement.of("""
                                        INSERT INTO webhooks_secrets AS s (subscription_id, secret) VALUES (:id, :secret)
                                        ON CONFLICT (subscription_id) DO UPDATE
                                        SET former = s.secret, former_until = now() + interval '1 day', secret = excluded.secret""")
                                .bind("id", webhook)
                                .bind("secret", sealed(secret))
                                .on(database)
                                .then())
                        .thenReturn(PREFIX + Base64.getEncoder().encodeToString(secret)));
    }

    /** What signs now, the newest first. */
    public Mono<List<byte[]>> of(UUID webhook) {
        return DatabaseScope.system(Statement.of("""
                        SELECT secret, CASE WHEN former_until > now() THEN former END AS former
                        FROM webhooks_secrets WHERE subscription_id = :id""")
                .bind("id", webhook)
                .on(database)
                .map(row -> Stream.of(
                                opened(Rows.get(row, "secret", byte[].class)), former(row.get("former", byte[].class)))
                        .filter(Objects::nonNull)
                        .toList())
                .one());
    }

    /** One that cannot be read any more does not keep the new one from signing. */
    private byte @Nullable [] former(byte @Nullable [] stored) {
        try {
            return stored == null ? null : opened(stored);
        } catch (IllegalStateException unreadable) {
            return null;
        }
    }

    private byte[] made() {
        var secret = new byte[BYTES];
        random.nextBytes(secret);
        return secret;
    }

    private byte[] sealed(byte[] secret) {
        if (key == null) {
            return joined(PLAIN, new byte[0], secret);
        }
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        return joined(ENCRYPTED, nonce, crypt(Cipher.ENCRYPT_MODE, key, nonce, secret));
    }

    private byte[] opened(byte[] stored) {
        if (stored[0] == PLAIN) {
            return Arrays.copyOfRange(stored, 1, stored.length);
        }
        if (key == null) {
            throw new IllegalStateException("Secrets of webhooks are encrypted, and opora.webhooks.key is missing");
        }
        byte[] nonce = Arrays.copyOfRange(stored, 1, 1 + NONCE);
        return crypt(Cipher.DECRYPT_MODE, key, nonce, Arrays.copyOfRange(stored, 1 + NONCE, stored.length));
    }

    private static byte[] joined(byte kind, byte[] nonce, byte[] text) {
        var all = new byte[1 + nonce.length + text.length];
        all[0] = kind;
        System.arraycopy(nonce, 0, all, 1, nonce.length);
        System.arraycopy(text, 0, all, 1 + nonce.length, text.length);
        return all;
    }

    private static byte[] crypt(int mode, SecretKeySpec key, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD("opora webhooks".getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("A secret of a webhook cannot be read with opora.webhooks.key", failure);
        }
    }
}
