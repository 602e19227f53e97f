package ru.opora.platform.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/**
 * Days are written {@code 2027-01-31} and in no other way: the defaults also take numbers, lists, times, and in
 * addresses the short form of the caller's language, in which 1/2/27 is another day for each reader.
 */
final class CalendarDay extends StdScalarDeserializer<LocalDate> {

    private static final Pattern ISO = Pattern.compile("(?!0000)\\d{4}-\\d{2}-\\d{2}");

    CalendarDay() {
        super(LocalDate.class);
    }

    static LocalDate parse(String text) {
        if (!ISO.matcher(text).matches()) {
            throw new DateTimeException("Not a day: use YYYY-MM-DD");
        }
        return LocalDate.parse(text);
    }

    @Override
    public LocalDate deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (LocalDate) context.handleUnexpectedToken(getValueType(context), parser);
        }
        String text = parser.getString();
        try {
            return parse(text);
        } catch (DateTimeException wrong) {
            throw context.weirdStringException(text, LocalDate.class, "not YYYY-MM-DD");
        }
    }
}
