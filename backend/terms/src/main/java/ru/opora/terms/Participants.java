package ru.opora.terms;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The days of dates given to named organisations. */
final class Participants {

    private final @Nullable Period period;
    private final Set<TermReason> doubts;

    Participants(@Nullable Period period, Set<TermReason> doubts) {
        this.period = period;
        this.doubts = doubts;
    }

    Resolver.Outcome resolve(Meaning.EachParticipant each) {
        List<TermWindow> envelope = List.of();
        Meaning.Dates around = each.envelope();
        List<Span> spans =
                new ArrayList<>(each.entries().stream().map(Meaning.Entry::date).toList());
        if (around != null) {
            List<Span> dated = new YearResolver(period, doubts).resolve(around.spans());
            envelope =
                    dated == null ? List.of() : dated.stream().map(Windows::of).toList();
            Integer year = dated == null ? null : dated.get(0).from().year();
            spans.replaceAll(span -> span.hasNoYear() && year != null ? in(span, year) : span);
        }
        List<Span> dated = new YearResolver(period, doubts).resolve(spans);
        if (dated == null) {
            return new Resolver.Outcome(TermKind.PER_PARTICIPANT, null, null, List.of(), List.of());
        }
        Map<String, List<TermWindow>> byName = new LinkedHashMap<>();
        for (int i = 0; i < dated.size(); i++) {
            TermWindow window = Windows.of(dated.get(i));
            if (!envelope.isEmpty() && envelope.stream().noneMatch(e -> covers(e, window))) {
                doubts.add(TermReason.CONTRADICTION);
            }
            for (String name : each.entries().get(i).names()) {
                byName.computeIfAbsent(name, n -> new ArrayList<>()).add(window);
            }
        }
        List<ParticipantDates> participants = byName.entrySet().stream()
                .map(e -> new ParticipantDates(e.getKey(), e.getValue()))
                .toList();
        List<TermWindow> windows = dated.stream()
                .map(Windows::of)
                .distinct()
                .sorted(Comparator.comparing(TermWindow::due))
                .toList();
        return new Resolver.Outcome(TermKind.PER_PARTICIPANT, null, null, windows, participants);
    }

    private static Span in(Span span, int year) {
        Piece to = span.to();
        return new Span(span.from().in(year), to == null ? null : to.in(year), span.by());
    }

    private static boolean covers(TermWindow envelope, TermWindow window) {
        return !window.due().isAfter(envelope.due())
                && (envelope.start() == null || !window.due().isBefore(envelope.start()));
    }
}
