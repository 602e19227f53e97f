package ru.opora.platform.idempotency;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/** An answer, whole: what is sent to the client, and what is kept for the next time it asks. */
record Answer(HttpStatusCode status, HttpHeaders headers, byte[] body, boolean replayed) {

    /** What a repeated answer says of itself. */
    static final String REPLAYED = "Idempotency-Replayed";

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Only what worked is repeated; after anything else the client may mend and send again. */
    boolean isKept() {
        return status.is2xxSuccessful();
    }

    Mono<Void> send(ServerHttpResponse response) {
        return Mono.defer(() -> {
            response.setStatusCode(status);
            response.getHeaders().putAll(headers);
            if (replayed) {
                response.getHeaders().set(REPLAYED, "true");
            }
            return body.length == 0
                    ? response.setComplete()
                    : response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
        });
    }

    /** Nonce and cipher text; the database holds nothing of it in clear. */
    byte[] sealed(SecretKeySpec secret) {
        try (var bytes = new ByteArrayOutputStream();
                var out = new DataOutputStream(bytes)) {
            out.writeShort(status.value());
            List<String> names = List.copyOf(headers.headerNames());
            out.writeShort(names.size());
            for (String name : names) {
                out.writeUTF(name);
                out.writeUTF(String.join(", ", headers.getOrEmpty(name)));
            }
            out.write(body);
            byte[] nonce = new byte[NONCE_BYTES];
            RANDOM.nextBytes(nonce);
            byte[] text = cipher(Cipher.ENCRYPT_MODE, secret, nonce).doFinal(bytes.toByteArray());
            byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + text.length);
            System.arraycopy(text, 0, sealed, NONCE_BYTES, text.length);
            return sealed;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static Answer opened(byte[] sealed, SecretKeySpec secret) {
        try {
            byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
            byte[] bytes = cipher(Cipher.DECRYPT_MODE, secret, nonce)
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
            var in = new DataInputStream(new ByteArrayInputStream(bytes));
            HttpStatusCode status = HttpStatusCode.valueOf(in.readShort());
            var headers = new HttpHeaders();
            for (int left = in.readShort(); left > 0; left--) {
                headers.set(in.readUTF(), in.readUTF());
            }
            return new Answer(status, headers, in.readAllBytes(), true);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Cipher cipher(int mode, SecretKeySpec secret, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, secret, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
