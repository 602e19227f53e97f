package ru.opora.terms;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the text of a term. Stateless and safe for use by many threads. */
public final class TermParser {

    /** The longest text that is read; a term with a date for each school of a district stays far below it. */
    public static final int MAX_LENGTH = 4_000;

    private static final Pattern ELSEWHERE = Pattern.compile(
            "[\\s\\-–—\"«»]*(?:там же|то же|те же|тот же|аналогично|см\\.|смотри|//)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /**
     * Gives the meaning of a term's text. Never throws, whatever the text; time is linear in its length.
     *
     * @param text the verbatim text of the cell; line breaks and page-break debris are allowed
     * @param period the period of the plan; null when it is not known, then a year that is not said makes the term
     *     doubtful
     * @return the meaning
     */
    public Term parse(String text, @Nullable Period period) {
        if (text.length() > MAX_LENGTH) {
            return unparseable(text, TermReason.TOO_LONG);
        }
        String normal = RawText.normalise(text);
        Reading reading = read(normal);
        Meaning meaning = reading.meaning();
        if (meaning == null) {
            return unread(text, normal);
        }
        return term(text, meaning, plausible(period), reading.doubts(), reading.times());
    }

    private static Term unread(String text, String normal) {
        if (ELSEWHERE.matcher(normal).lookingAt()) {
            return new Term(
                    text,
                    TermStatus.NEEDS_REVIEW,
                    null,
                    null,
                    null,
                    List.of(),
                    false,
                    List.of(),
                    List.of(),
                    List.of(TermReason.SAME_AS_ELSEWHERE),
                    null);
        }
        boolean empty = normal.chars().noneMatch(Character::isLetterOrDigit);
        return unparseable(text, empty ? TermReason.MISSING : TermReason.NOT_A_TERM);
    }

    /**
     * The meaning in canonical Russian words, which read back to the same meaning.
     *
     * @return the words; null when the text is in doubt or means nothing
     */
    public @Nullable String canonical(String text, @Nullable Period period) {
        Term term = parse(text, period);
        if (term.status() != TermStatus.PARSED && term.status() != TermStatus.OPEN) {
            return null;
        }
        Reading reading = read(RawText.normalise(text));
        Meaning meaning = reading.meaning();
        boolean timesOfEach =
                meaning instanceof Meaning.EachParticipant && !reading.times().isEmpty();
        return meaning == null || timesOfEach ? null : Renderer.render(meaning, reading.times());
    }

    /**
     * What a text says before a period gives it days.
     *
     * @param steps how many times a token was looked at
     */
    record Reading(@Nullable Meaning meaning, Set<TermReason> doubts, List<TimeOfDay> times, int steps) {}

    static Reading read(String normal) {
        Set<TermReason> doubts = EnumSet.noneOf(TermReason.class);
        List<TimeOfDay> times = new ArrayList<>();
        List<Token> raw = Lexer.tokens(normal);
        if (RawText.hasBlank(normal)) {
            doubts.add(TermReason.INCOMPLETE);
        }
        ParticipantGrammar participants = new ParticipantGrammar(normal, raw, doubts, times);
        Meaning each = participants.read();
        if (each != null) {
            return new Reading(each, doubts, times, participants.steps());
        }
        String impersonal = RawText.withoutPersons(normal);
        List<Token> tokens = impersonal.equals(normal) ? raw : Lexer.tokens(impersonal);
        Cursor cursor = new Cursor(new Mender(doubts).mend(tokens), doubts, times);
        Meaning meaning = new Combiner(doubts).combine(new TermGrammar(cursor).read());
        return new Reading(meaning, doubts, times, cursor.steps + participants.steps());
    }

    private static Term term(
            String text, Meaning meaning, @Nullable Period period, Set<TermReason> doubts, List<TimeOfDay> times) {
        Resolver.Outcome outcome = new Resolver(period, doubts).resolve(meaning);
        boolean open = outcome.basis() != null && outcome.kind() != TermKind.COMPOSITE;
        boolean onlyOpen =
                outcome.kind() == TermKind.COMPOSITE && outcome.windows().isEmpty() && outcome.recurrence() == null;
        TermStatus certain = open || onlyOpen ? TermStatus.OPEN : TermStatus.PARSED;
        boolean truncated = outcome.windows().size() > Term.MAX_WINDOWS;
        List<TermWindow> windows = truncated ? outcome.windows().subList(0, Term.MAX_WINDOWS) : outcome.windows();
        List<ParticipantDates> participants = outcome.participants();
        if (!times.isEmpty()) {
            windows = windows.stream().map(TermParser::asEvent).toList();
            participants = participants.stream().map(TermParser::asEvents).toList();
        }
        Term known = new Term(
                text,
                certain,
                outcome.kind(),
                outcome.recurrence(),
                outcome.basis(),
                windows,
                truncated,
                participants,
                times,
                List.of(),
                null);
        return doubts.isEmpty() ? known : inReview(known, doubts);
    }

    /** A day with a time is an event on that day, no deadline. */
    private static TermWindow asEvent(TermWindow window) {
        return window.start() == null ? new TermWindow(window.due(), window.due()) : window;
    }

    private static ParticipantDates asEvents(ParticipantDates dates) {
        return new ParticipantDates(
                dates.name(), dates.windows().stream().map(TermParser::asEvent).toList());
    }

    private static Term inReview(Term likely, Set<TermReason> doubts) {
        boolean proposes = !likely.windows().isEmpty() || likely.recurrence() != null || likely.openBasis() != null;
        return new Term(
                likely.text(),
                TermStatus.NEEDS_REVIEW,
                likely.kind(),
                likely.recurrence(),
                likely.openBasis(),
                List.of(),
                false,
                List.of(),
                likely.times(),
                List.copyOf(doubts),
                proposes ? likely : null);
    }

    private static Term unparseable(String text, TermReason reason) {
        return new Term(
                text,
                TermStatus.UNPARSEABLE,
                null,
                null,
                null,
                List.of(),
                false,
                List.of(),
                List.of(),
                List.of(reason),
                null);
    }

    /** A period no plan has gives no years. */
    private static @Nullable Period plausible(@Nullable Period period) {
        return period == null || period.start().getYear() < 1900 || period.end().getYear() > 2200 ? null : period;
    }
}
