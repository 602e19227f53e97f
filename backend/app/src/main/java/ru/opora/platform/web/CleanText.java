package ru.opora.platform.web;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/**
 * Text that can be stored and sent again: PostgreSQL takes no NUL, and half of a surrogate pair is no character. A
 * number or a truth value where a text belongs is an error and not a guess.
 */
final class CleanText extends StdScalarDeserializer<String> {

    CleanText() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (String) context.handleUnexpectedToken(getValueType(context), parser);
        }
        String text = parser.getString();
        if (!isClean(text)) {
            throw context.weirdStringException("", String.class, "NUL or half a surrogate pair");
        }
        return text;
    }

    private static boolean isClean(String text) {
        for (int i = 0;
                i < text.length();
                i++) { // of every text that comes in: streams would cost more than the rest of reading it
            char letter = text.charAt(i);
            if (letter == 0 || Character.isLowSurrogate(letter)) {
                return false;
            }
            if (Character.isHighSurrogate(letter)
                    && (++i == text.length() || !Character.isLowSurrogate(text.charAt(i)))) {
                return false;
            }
        }
        return true;
    }
}
