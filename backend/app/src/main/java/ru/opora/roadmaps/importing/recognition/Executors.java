package ru.opora.roadmaps.importing.recognition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Splits a cell of executors into role tokens as printed. Commas, semicolons and closed «(далее – …)» always separate; a
 * line break or nothing at all separates where a short name known from the document, or a word that begins the name of an
 * actor, begins the next.
 */
final class Executors {
    private static final Pattern SHORT_NAME = Pattern.compile(
            "[А-ЯЁA-Z][А-ЯЁA-Zа-я]*[А-ЯЁA-Z](?: (?:[А-ЯЁA-Z][А-ЯЁA-Zа-я]*[А-ЯЁA-Z]|[«\"][^»\"]+[»\"])){0,4}");
    private static final Pattern INTRODUCED = Pattern.compile(
            "\\(\\s*далее\\s*[-–—:]?\\s*([^()]{1,60})\\)", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** An organisation's form and name that follow the name of another. */
    private static final Pattern FORM = Pattern.compile("^[А-ЯЁ]{2,6}(?: [А-ЯЁ]{2,5})* «");

    /** «Базовые школы» after a short name is another actor, «Лесного района» belongs to it. */
    private static final Pattern NOMINATIVE = Pattern.compile("\\p{Lu}\\p{Ll}+(?:ые|ие|ый|ая|ое)");

    private static final int LONGEST_KNOWN = 60;

    private final List<String> known;

    private Executors(Set<String> known) {
        this.known = known.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /**
     * Learns the short names of a document.
     *
     * @param abbreviations those the document explains
     * @param cells all cells of executors
     */
    static Executors learn(Set<String> abbreviations, List<String> cells) {
        Set<String> known = new LinkedHashSet<>(abbreviations);
        Set<String> candidates =
                new TreeSet<>(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
        for (String cell : cells) {
            for (String piece : pieces(cell)) {
                if (piece.length() <= LONGEST_KNOWN && SHORT_NAME.matcher(piece).matches()) {
                    candidates.add(piece);
                }
            }
        }
        for (String candidate : candidates) {
            if (new Executors(known).cut(candidate).size() == 1) {
                known.add(candidate);
            }
        }
        return new Executors(known);
    }

    /** The role tokens of a cell, in printed order, each once. */
    List<String> split(String cell) {
        Set<String> tokens = new LinkedHashSet<>();
        for (String piece : pieces(cell)) {
            for (String token : cut(piece)) {
                String clean =
                        token.replaceAll("^[\\s,;./–—-]+|[\\s,;:/–—-]+$", "").strip();
                clean = clean.endsWith(".") && !clean.matches(".*(?:(?<!\\p{L})[А-ЯЁ]|т\\.д|др|пр|зам)\\.$")
                        ? clean.substring(0, clean.length() - 1)
                        : clean;
                if (!clean.isEmpty()) {
                    tokens.add(clean);
                }
            }
        }
        return List.copyOf(tokens);
    }

    /** Splits at commas, semicolons, bullets and line breaks outside brackets and quotes; introductions close a piece. */
    private static List<String> pieces(String cell) {
        String text = INTRODUCED.matcher(cell).replaceAll(";");
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        int brackets = 0;
        int quotes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            brackets += c == '(' ? 1 : c == ')' && brackets > 0 ? -1 : 0;
            quotes += c == '«' ? 1 : c == '»' && quotes > 0 ? -1 : 0;
            boolean inside = (brackets > 0 && text.indexOf(')', i) >= 0) || (quotes > 0 && text.indexOf('»', i) >= 0);
            boolean closedName = c == ' '
                    && i > 0
                    && text.charAt(i - 1) == '»'
                    && brackets == 0
                    && FORM.matcher(text.substring(i + 1)).find();
            boolean separator = closedName
                    || c == ';'
                    || c == ','
                    || c == '•'
                    || (c == '\n' && startsNew(piece, text.substring(i + 1)));
            if (separator && !inside) {
                addPiece(pieces, piece);
            } else {
                piece.append(c == '\n' ? ' ' : c);
            }
        }
        addPiece(pieces, piece);
        return pieces;
    }

    private static void addPiece(List<String> pieces, StringBuilder piece) {
        String text = piece.toString().replaceAll("\\s+", " ").strip();
        text = text.replaceFirst("^[-–—] ?", "").replaceFirst("^\\d{1,2}[.)] ?", "");
        if (!text.isEmpty()) {
            pieces.add(text);
        }
        piece.setLength(0);
    }

    /** Whether a new line begins another actor, not the rest of a long name. */
    private static boolean startsNew(CharSequence before, String rest) {
        String next = rest.strip();
        String previous = before.toString().strip();
        if (next.isEmpty() || previous.isEmpty() || previous.endsWith("-") || Texts.breaksOff(previous)) {
            return false;
        }
        if (next.matches("(?s)[-–—•] .*|\\d{1,2}[.)] .*")) {
            return true;
        }
        boolean closed = previous.endsWith(")")
                || previous.endsWith("»")
                || SHORT_NAME.matcher(previous).matches();
        return Actors.startsActor(next) && (closed || Character.isUpperCase(next.charAt(0)));
    }

    /** Cuts a piece before each known short name, and before what begins an actor after one. */
    private List<String> cut(String piece) {
        List<String> tokens = new ArrayList<>();
        int start = 0;
        int at = 0;
        while (at < piece.length()) {
            String name = knownAt(piece, at);
            if (name == null) {
                at = afterWord(piece, at);
                continue;
            }
            String before = piece.substring(start, at).strip();
            if (separates(before)) {
                tokens.add(withoutAnd(before));
                start = at;
            }
            at = afterWord(piece, at + name.length() - 1);
            if (at < piece.length() && startsActor(piece.substring(at)) && knownAt(piece, at) == null) {
                tokens.add(piece.substring(start, at));
                start = at;
            }
        }
        tokens.add(piece.substring(start));
        return tokens.stream().flatMap(token -> slashes(token).stream()).toList();
    }

    private static boolean startsActor(String rest) {
        String word = rest.split("[ ,(]", 2)[0];
        boolean subject = NOMINATIVE.matcher(word).matches();
        return Character.isUpperCase(rest.charAt(0)) && (subject || Actors.startsActor(rest));
    }

    private static String withoutAnd(String before) {
        return before.replaceFirst("(?:^|\\s)(?:и|совместно с)$", "");
    }

    /** «специалисты МОУО» is one actor, «МО ПК МОУО» is two. */
    private boolean separates(String before) {
        if (before.isEmpty()
                || before.endsWith("(")
                || before.endsWith("«")
                || (Texts.breaksOff(before) && !before.endsWith(" и"))) {
            return false;
        }
        String subject = withoutAnd(before).strip();
        if (known.contains(subject) || SHORT_NAME.matcher(subject).matches()) {
            return true;
        }
        return subject.contains(" ") && (Actors.startsOrganisation(subject) || !Actors.namesPeople(subject));
    }

    private static int afterWord(String piece, int at) {
        int space = piece.indexOf(' ', at);
        return space < 0 ? piece.length() : space + 1;
    }

    private @Nullable String knownAt(String piece, int at) {
        for (String name : known) {
            if (piece.startsWith(name, at)) {
                int end = at + name.length();
                if (end == piece.length()
                        || (!Character.isLetterOrDigit(piece.charAt(end)) && piece.charAt(end) != '-')) {
                    return name;
                }
            }
        }
        return null;
    }

    private static List<String> slashes(String token) {
        Matcher matcher = Pattern.compile("\\s*/\\s*").matcher(token);
        String[] parts = matcher.find() ? token.split("\\s*/\\s*", -1) : new String[] {token};
        boolean names = parts.length > 1;
        for (String part : parts) {
            names &= SHORT_NAME.matcher(part.strip()).matches();
        }
        return names ? List.of(parts) : List.of(token);
    }
}
