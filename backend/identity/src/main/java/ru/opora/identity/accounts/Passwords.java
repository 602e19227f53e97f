package ru.opora.identity.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** How passwords and client secrets are hashed. Each hash names its algorithm, so a stronger one can be added later. */
public final class Passwords {

    private static final int BCRYPT_COST = 10;
    private static final PasswordEncoder ENCODER = newEncoder();

    /** Of no password: a name without an account takes as long as a wrong password. */
    private static final String NOBODYS = Objects.requireNonNull(ENCODER.encode("nobody's"));

    private Passwords() {}

    public static PasswordEncoder encoder() {
        return ENCODER;
    }

    public static String hash(String password) {
        return Objects.requireNonNull(ENCODER.encode(password));
    }

    /** Whether it is the password behind the hash; without a hash it never is. */
    public static boolean matches(String password, @Nullable String hash) {
        boolean right = ENCODER.matches(password, hash == null ? NOBODYS : hash);
        return right && hash != null;
    }

    private static PasswordEncoder newEncoder() {
        var bcrypt = new BCryptPasswordEncoder(BCRYPT_COST);
        var encoders = new HashMap<String, PasswordEncoder>();
        encoders.put("bcrypt", bcrypt);
        encoders.put("bcrypt-sha384", new AnyLength(bcrypt));
        return new DelegatingPasswordEncoder("bcrypt-sha384", encoders);
    }

    /** BCrypt takes 72 bytes, which is half as many Russian letters; a digest of 64 characters stands for what is longer. */
    private record AnyLength(PasswordEncoder bcrypt) implements PasswordEncoder {

        @Override
        public @Nullable String encode(@Nullable CharSequence password) {
            return bcrypt.encode(digest(password));
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            return bcrypt.matches(digest(password), hash);
        }

        private static String digest(@Nullable CharSequence password) {
            try {
                var bytes = String.valueOf(password).getBytes(StandardCharsets.UTF_8);
                return Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-384").digest(bytes));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java has SHA-384", e);
            }
        }
    }
}
