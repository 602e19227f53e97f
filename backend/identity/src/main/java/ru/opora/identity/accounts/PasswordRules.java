package ru.opora.identity.accounts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a password must not be. Length counts, and what is tried first; nobody is made to add a digit and a sign. */
public final class PasswordRules {

    public static final int SHORTEST = 10;
    public static final int LONGEST = 200;

    /** Shorter parts of a name are in too many words to be refused. */
    private static final int PART_OF_NAME = 4;

    private static final int FEWEST_DIFFERENT = 5;

    private static final Set<String> COMMON = common();

    private PasswordRules() {}

    /**
     * The rule that the password breaks, as the last part of a text's key.
     *
     * @param own the person's name, user name and address: the first things others try
     */
    public static Optional<String> broken(String password, Stream<String> own) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of("short");
        }
        if (password.length() > LONGEST) {
            return Optional.of("long");
        }
        var plain = password.toLowerCase(Locale.ROOT);
        if (isCommon(plain)) {
            return Optional.of("common");
        }
        return own.flatMap(PasswordRules::parts).anyMatch(plain::contains) ? Optional.of("own") : Optional.empty();
    }

    /** A common word stays one with digits and signs around it. */
    private static boolean isCommon(String plain) {
        var word = plain.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
        return plain.codePoints().distinct().count() < FEWEST_DIFFERENT
                || COMMON.contains(plain)
                || COMMON.contains(word)
                || isRun(plain);
    }

    /** 1234567890, abcdefghij, 9876543210: each character follows the one before. */
    private static boolean isRun(String plain) {
        long steps = 0;
        for (int i = 1; i < plain.length(); i++) {
            if (Math.abs(plain.charAt(i) - plain.charAt(i - 1)) <= 1) {
                steps++;
            }
        }
        return steps >= plain.length() - 2;
    }

    private static Stream<String> parts(String own) {
        return Stream.of(own.toLowerCase(Locale.ROOT).split("[\\s.@_-]+")).filter(part -> part.length() >= PART_OF_NAME);
    }

    private static Set<String> common() {
        try (InputStream in = Objects.requireNonNull(PasswordRules.class.getResourceAsStream("/identity/common.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
