package ru.opora.identity;

import java.util.HashMap;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** How passwords and client secrets are hashed. Each hash names its algorithm, so a stronger one can be added later. */
final class Passwords {

    private static final int BCRYPT_COST = 10;

    private Passwords() {}

    static PasswordEncoder encoder() {
        var encoders = new HashMap<String, PasswordEncoder>();
        encoders.put("bcrypt", new BCryptPasswordEncoder(BCRYPT_COST));
        return new DelegatingPasswordEncoder("bcrypt", encoders);
    }
}
