package ru.opora.terms;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The closed vocabulary and its repair of misspelt words. */
final class Lexicon {

    static final Lexicon RUSSIAN = load("lexicon.txt");

    private static final int LONGEST = 24;

    private final Map<String, Entry> exact = new HashMap<>();
    private final List<List<Entry>> byLength = new ArrayList<>();

    /** A form of a word; the mask has a bit for each letter in it, so that most words are refused without measuring. */
    record Entry(String form, Lex lex, int value, int mask) {
        boolean sameMeaning(Entry other) {
            return lex == other.lex && value == other.value;
        }
    }

    /**
     * A repaired word.
     *
     * @param doubtful whether another word is as near, or the word too short to be sure
     */
    record Repair(Entry entry, boolean doubtful) {}

    private static Lexicon load(String resource) {
        Lexicon lexicon = new Lexicon();
        for (int i = 0; i <= LONGEST + 2; i++) {
            lexicon.byLength.add(new ArrayList<>());
        }
        try (InputStream in = Lexicon.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The vocabulary is missing from the library: " + resource);
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(lexicon::addLine);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lexicon;
    }

    private void addLine(String line) {
        int colon = line.indexOf(':');
        String[] head = line.substring(0, colon).split(" ", -1);
        Lex lex = Lex.valueOf(head[0]);
        int value = Integer.parseInt(head[1]);
        for (String form : line.substring(colon + 1).trim().split(" +", -1)) {
            Entry entry = new Entry(form, lex, value, mask(form));
            exact.put(form, entry);
            boolean shortMonth = lex == Lex.MONTH && (form.equals("май") || form.equals("мая"));
            if ((form.length() >= 4 || shortMonth) && lex != Lex.SEASON && lex != Lex.COUNT && lex != Lex.NOISE) {
                byLength.get(form.length()).add(entry);
            }
        }
    }

    @Nullable
    Entry find(String word) {
        return exact.get(word);
    }

    /**
     * The vocabulary word a misspelt one most likely is; null when none is near enough.
     *
     * @param shortest words with fewer letters are left alone: in a long text they are abbreviations
     */
    @Nullable
    Repair repair(String word, int shortest) {
        int length = word.length();
        if (length < shortest || length > LONGEST) {
            return null;
        }
        int allowed = length >= 8 ? 2 : 1;
        int mask = mask(word);
        Entry best = null;
        int bestDistance = allowed + 1;
        int rival = Integer.MAX_VALUE;
        for (int n = Math.max(3, length - allowed); n <= length + allowed; n++) {
            for (Entry entry : byLength.get(n)) {
                if (Integer.bitCount(mask ^ entry.mask()) > 2 * allowed) {
                    continue;
                }
                int distance = Spelling.distance(word, entry.form(), allowed);
                if (distance > allowed) {
                    continue;
                }
                if (best == null || distance < bestDistance) {
                    rival = best != null && !best.sameMeaning(entry) ? bestDistance : rival;
                    best = entry;
                    bestDistance = distance;
                } else if (!best.sameMeaning(entry)) {
                    rival = Math.min(rival, distance);
                }
            }
        }
        if (best == null || (length <= 4 && best.lex() != Lex.MONTH && best.lex() != Lex.YEAR)) {
            return null;
        }
        boolean near = rival <= bestDistance + (bestDistance == 2 ? 1 : 0);
        boolean tooShort = length < 5 && !Spelling.sameButDoubled(word, best.form());
        return new Repair(best, near || tooShort);
    }

    private static int mask(String word) {
        int mask = 0;
        for (int i = 0; i < word.length(); i++) {
            mask |= 1 << (word.charAt(i) & 31);
        }
        return mask;
    }
}
