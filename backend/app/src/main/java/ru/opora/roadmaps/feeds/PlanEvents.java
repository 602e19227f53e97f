package ru.opora.roadmaps.feeds;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ru.opora.roadmaps.feeds.FeedRows.PlanRow;
import ru.opora.roadmaps.terms.TermView;
import ru.opora.roadmaps.terms.TermView.Window;
import ru.opora.terms.TermStatus;

/** Rows of a plan as events: one that repeats by a rule, or one for each window. A doubtful term has none. */
final class PlanEvents {

    /** A bar over a longer time says nothing in a calendar and hides what does: only its last day is shown. */
    private static final int LONGEST = 92;

    private final FeedWords words;
    private final String address;

    PlanEvents(FeedWords words, String address) {
        this.words = words;
        this.address = address;
    }

    /** The first day to show of a window. */
    static LocalDate shown(@Nullable LocalDate start, LocalDate due) {
        return start == null || start.isBefore(due.minusDays(LONGEST)) || start.isAfter(due) ? due : start;
    }

    List<CalendarEvent> of(List<PlanRow> rows, String roadmap) {
        List<CalendarEvent> events = new ArrayList<>();
        for (PlanRow row : rows) {
            events.addAll(of(row, address + "/roadmaps/" + roadmap));
        }
        return events;
    }

    private List<CalendarEvent> of(PlanRow row, String url) {
        TermView term = row.term();
        List<CalendarEvent> events = new ArrayList<>();
        boolean certain = term.status() == TermStatus.PARSED || term.status() == TermStatus.OPEN;
        CalendarEvent repeated = certain && term.recurrence() != null ? repeated(row, url, "") : null;
        if (repeated != null) {
            events.add(repeated);
        } else if (certain) {
            windows(term).forEach(window -> events.add(once(row, window, url)));
        }
        row.days().forEach(day -> events.add(once(row, new Window(null, day), url)));
        return events;
    }

    /** The row as it is carried out, beside the reports on it; null when no rule gives its days. */
    @Nullable
    CalendarEvent repeated(PlanRow row, @Nullable String url, String suffix) {
        List<LocalDate> days = row.term().windows().stream().map(Window::due).toList();
        return RepeatRule.of(days)
                .map(rule -> new CalendarEvent(
                        row.id() + suffix + "@opora",
                        row.version(),
                        row.updatedAt(),
                        row.words(),
                        described(row),
                        url,
                        days.get(0),
                        days.get(0),
                        rule,
                        List.of(),
                        null))
                .orElse(null);
    }

    /** Also those of named organisations; the same window of two is one event. */
    private static Set<Window> windows(TermView term) {
        Set<Window> all = new LinkedHashSet<>(term.windows());
        term.participants().forEach(named -> all.addAll(named.windows()));
        return all;
    }

    private CalendarEvent once(PlanRow row, Window window, String url) {
        return CalendarEvent.once(
                row.id() + "-" + window.due() + "@opora",
                row.version(),
                row.updatedAt(),
                row.words(),
                described(row),
                url,
                shown(window.start(), window.due()),
                window.due());
    }

    private String described(PlanRow row) {
        String roadmap = words.say("roadmap", row.roadmap());
        return row.termText().isBlank() ? roadmap : words.say("term", row.termText()) + "\n" + roadmap;
    }
}
