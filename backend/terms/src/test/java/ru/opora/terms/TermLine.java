package ru.opora.terms;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A meaning on one line, as the tables of the tests write it. */
final class TermLine {

    private static final int SHOWN = 6;

    private TermLine() {}

    /** «2021-01-01..2021-12-31» or «-» for no period. */
    static @Nullable Period period(String text) {
        if (text.equals("-")) {
            return null;
        }
        String[] days = text.split("\\.\\.", -1);
        return new Period(LocalDate.parse(days[0]), LocalDate.parse(days[1]));
    }

    static String of(Term term) {
        StringBuilder line = new StringBuilder();
        line.append(term.status()).append(' ').append(term.kind());
        if (term.recurrence() != null) {
            line.append(' ').append(term.recurrence());
        }
        if (term.openBasis() != null) {
            line.append(" basis=").append(term.openBasis());
        }
        if (!term.windows().isEmpty()) {
            line.append(' ').append(windows(term.windows()));
        }
        for (TimeOfDay time : term.times()) {
            line.append(" @").append(time.start()).append(time.end() == null ? "" : "-" + time.end());
        }
        for (ParticipantDates participant : term.participants()) {
            line.append(" {")
                    .append(participant.name())
                    .append(' ')
                    .append(windows(participant.windows()))
                    .append('}');
        }
        if (!term.reasons().isEmpty()) {
            line.append(' ').append(term.reasons().toString().replace(" ", ""));
        }
        if (term.proposal() != null) {
            line.append(" => ").append(of(term.proposal()));
        }
        return line.toString();
    }

    private static String windows(List<TermWindow> windows) {
        if (windows.size() > SHOWN) {
            return windows.size() + "x " + windows(windows.subList(0, 2)) + " ... "
                    + windows(windows.subList(windows.size() - 1, windows.size()));
        }
        return windows.stream().map(TermLine::window).collect(Collectors.joining(" "));
    }

    private static String window(TermWindow window) {
        if (window.start() == null) {
            return "<=" + window.due();
        }
        return window.start().equals(window.due()) ? "=" + window.due() : window.start() + ".." + window.due();
    }
}
