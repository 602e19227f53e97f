package ru.opora.organizations.names;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A name of an organisation as search compares it: what is left when the legal form, quotes, letters of another alphabet
 * and the order of words no longer matter.
 *
 * @param words what tells it from others, in lower case, each once and sorted
 * @param numbers its numbers, without leading zeros: «СОШ № 02» has {@code 2}, «школа № 1а» has {@code 1а}
 * @param types what kinds of institution it calls itself, as short words: {@code сош}, {@code гимназия}; the general
 *     «школа» is all kinds of school
 */
public record NameForm(Set<String> words, Set<String> numbers, Set<String> types) {

    /** Forms made by other rules are made anew: raise it with every change of what this class gives. */
    public static final int RULES = 1;

    public NameForm {
        words = new TreeSet<>(words);
        numbers = new TreeSet<>(numbers);
        types = new TreeSet<>(types);
    }

    /** The form of a name as printed. */
    public static NameForm of(String name) {
        return form(NameText.tokens(NameText.clean(name)));
    }

    /** The form of what was typed, perhaps on a keyboard that was set to Latin letters. */
    public static NameForm typed(String text) {
        return form(NameText.tokens(NameText.clean(NameText.retyped(text))));
    }

    /** The words in one line: what trigrams are made of. */
    public String text() {
        return String.join(" ", words);
    }

    /** Whether there is nothing to compare. */
    public boolean isEmpty() {
        return words.isEmpty() && numbers.isEmpty() && types.isEmpty();
    }

    /** The words with the longest first: it narrows a search most. */
    public List<String> byLength() {
        return words.stream()
                .sorted((one, other) -> other.length() - one.length())
                .toList();
    }

    /** Whether both names can be one organisation's, spelling apart. */
    public boolean same(NameForm other) {
        return words.equals(other.words) && numbers.equals(other.numbers) && compatible(other);
    }

    /** Whether neither says to be of a kind that the other excludes. */
    public boolean compatible(NameForm other) {
        return types.isEmpty() || other.types.isEmpty() || types.stream().anyMatch(other.types::contains);
    }

    /** How alike the words are, from 0 to 1: the share of trigrams that both have. */
    public double similarity(NameForm other) {
        Set<String> own = trigrams(words);
        Set<String> others = trigrams(other.words);
        long common = own.stream().filter(others::contains).count();
        long all = own.size() + others.size() - common;
        return all == 0 ? 1 : (double) common / all;
    }

    private static Set<String> trigrams(Collection<String> words) {
        Set<String> trigrams = new TreeSet<>();
        for (String word : words) {
            String padded = "  " + word + " ";
            for (int at = 0; at + 3 <= padded.length(); at++) {
                trigrams.add(padded.substring(at, at + 3));
            }
        }
        return trigrams;
    }

    private static NameForm form(List<String> tokens) {
        Set<String> numbers = new TreeSet<>();
        Set<String> types = new TreeSet<>();
        List<String> words = new ArrayList<>();
        for (String token : NameWords.phrases(tokens)) {
            if (Character.isDigit(token.charAt(0))) {
                numbers.add(token);
            } else if (NameWords.isType(token)) {
                types.addAll(NameWords.types(token));
            } else if (!NameWords.isNoise(token)) {
                words.add(token);
            }
        }
        return new NameForm(words.isEmpty() ? Set.of() : new TreeSet<>(words), numbers, types);
    }
}
