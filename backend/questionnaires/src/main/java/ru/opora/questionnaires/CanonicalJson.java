package ru.opora.questionnaires;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * JSON in a canonical form after RFC 8785: keys sorted, no white space. Numbers are written plainly (0.25, 1000), which is what
 * the RFC gives for those a definition may hold, down to a millionth.
 */
public final class CanonicalJson {

    private CanonicalJson() {}

    public static String write(JsonNode value) {
        StringBuilder text = new StringBuilder();
        write(value, text);
        return text.toString();
    }

    /** SHA-256 of the canonical form, hexadecimal. */
    public static String hash(JsonNode value) {
        try {
            byte[] bytes = write(value).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void write(JsonNode value, StringBuilder text) {
        if (value.isObject()) {
            writeObject(value, text);
        } else if (value.isArray()) {
            text.append('[');
            for (int i = 0; i < value.size(); i++) {
                text.append(i == 0 ? "" : ",");
                write(value.get(i), text);
            }
            text.append(']');
        } else if (value.isString()) {
            writeString(value.asString(), text);
        } else if (value.isNumber()) {
            text.append(value.decimalValue().stripTrailingZeros().toPlainString());
        } else {
            text.append(value.isNull() ? "null" : value.asBoolean());
        }
    }

    private static void writeObject(JsonNode value, StringBuilder text) {
        Map<String, JsonNode> sorted = new TreeMap<>(); // by UTF-16 units, as the RFC has it
        value.forEachEntry(sorted::put);
        text.append('{');
        String comma = "";
        for (Map.Entry<String, JsonNode> entry : sorted.entrySet()) {
            text.append(comma);
            writeString(entry.getKey(), text);
            text.append(':');
            write(entry.getValue(), text);
            comma = ",";
        }
        text.append('}');
    }

    private static void writeString(String value, StringBuilder text) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (c < 0x20) {
                        text.append(String.format("\\u%04x", (int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }
}
