package ru.opora.questionnaires.expressions;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A regular expression that a whole text must match, in time linear in the text. */
public final class SafePattern {

    /** The patterns in use; so many that only somebody who tries reaches it, and then it is emptied. */
    private static final int KEPT = 1_000;

    private static final Map<String, SafePattern> COMPILED = new ConcurrentHashMap<>();

    private final Pattern pattern;

    private SafePattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /** The pattern; null when it isn't one that means the same everywhere. */
    public static @Nullable SafePattern of(String text) {
        SafePattern known = COMPILED.get(text);
        if (known != null) {
            return known;
        }
        if (!PatternSyntax.accepts(text)) {
            return null;
        }
        try {
            SafePattern compiled = new SafePattern(Pattern.compile(text));
            if (COMPILED.size() >= KEPT) {
                COMPILED.clear();
            }
            COMPILED.put(text, compiled);
            return compiled;
        } catch (PatternSyntaxException e) {
            return null;
        }
    }

    public boolean matches(String text) {
        return pattern.matcher(text).matches();
    }
}
