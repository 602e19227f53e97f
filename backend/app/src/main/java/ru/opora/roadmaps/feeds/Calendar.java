package ru.opora.roadmaps.feeds;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a calendar by RFC 5545: lines end with CRLF and are folded after 75 octets, never inside a letter; texts are
 * escaped. The same events are the same bytes, so that a calendar that has not changed can be answered with 304.
 */
final class Calendar {

    private static final int LONGEST = 75;
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final StringBuilder text = new StringBuilder();

    private Calendar() {}

    /**
     * @param zone where the days are; they are whole days, so this is only what a program shows beside them
     */
    static byte[] of(String name, String zone, List<CalendarEvent> events) {
        Calendar calendar = new Calendar();
        calendar.line("BEGIN:VCALENDAR");
        calendar.line("VERSION:2.0");
        calendar.line("PRODID:-//Opora//Calendar feeds//RU");
        calendar.line("CALSCALE:GREGORIAN");
        calendar.line("NAME:" + escaped(name));
        calendar.line("X-WR-CALNAME:" + escaped(name));
        calendar.line("X-WR-TIMEZONE:" + zone);
        calendar.line("REFRESH-INTERVAL;VALUE=DURATION:PT4H");
        calendar.line("X-PUBLISHED-TTL:PT4H");
        events.forEach(calendar::event);
        calendar.line("END:VCALENDAR");
        return calendar.text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void event(CalendarEvent event) {
        line("BEGIN:VEVENT");
        line("UID:" + event.uid());
        line("DTSTAMP:" + moment(event.changedAt()));
        line("LAST-MODIFIED:" + moment(event.changedAt()));
        line("SEQUENCE:" + event.sequence());
        if (event.instance() != null) {
            line("RECURRENCE-ID;VALUE=DATE:" + DAY.format(event.instance()));
        }
        line("DTSTART;VALUE=DATE:" + DAY.format(event.first()));
        line("DTEND;VALUE=DATE:" + DAY.format(event.last().plusDays(1)));
        if (event.rule() != null) {
            line("RRULE:" + event.rule());
        }
        if (!event.excepted().isEmpty()) {
            line("EXDATE;VALUE=DATE:"
                    + event.excepted().stream().map(DAY::format).collect(Collectors.joining(",")));
        }
        line("SUMMARY:" + escaped(event.summary()));
        if (!event.description().isEmpty()) {
            line("DESCRIPTION:" + escaped(event.description()));
        }
        if (event.url() != null) {
            line("URL:" + event.url());
        }
        line("TRANSP:TRANSPARENT"); // a term makes nobody busy
        line("END:VEVENT");
    }

    private void line(String whole) {
        int octets = 0;
        for (int i = 0; i < whole.length(); ) {
            int point = whole.codePointAt(i);
            int size = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
            if (octets + size > LONGEST) {
                text.append("\r\n ");
                octets = 1;
            }
            text.appendCodePoint(point);
            octets += size;
            i += Character.charCount(point);
        }
        text.append("\r\n");
    }

    private static String escaped(String raw) {
        return raw.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\R", "\\\\n")
                .replaceAll("\\p{Cntrl}", " ");
    }

    private static String moment(Instant moment) {
        return MOMENT.format(moment);
    }
}
