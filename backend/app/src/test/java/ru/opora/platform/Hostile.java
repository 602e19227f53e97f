package ru.opora.platform;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Values nobody should send, chosen by a seed: the same seed chooses the same ones. */
final class Hostile {

    static final List<String> TEXTS = List.of(
            "",
            " ",
            "'; DROP TABLE roadmaps;--",
            "%_\\",
            "а\u0000б",
            "\u001f\u202e\ufeff",
            "\u202eтекст наоборот\u2066",
            "🙂".repeat(300),
            "-1",
            "0",
            "99999999999999999999",
            "-9223372036854775809",
            "1e400",
            "NaN",
            "null",
            "2027-02-30",
            "2027-13-01",
            "+999999999-12-31",
            "0000-01-01",
            "2027-03-01T25:61:00Z",
            "00000000-0000-0000-0000-000000000000",
            "1-1-1-1-1",
            "../../etc/passwd",
            "${jndi:ldap://x}",
            "<script>alert(1)</script>",
            "true",
            "[]",
            "root",
            "MFwwDQYJKoZI",
            "H0g",
            "0JA");

    private static final List<String> TAGS =
            List.of("*", "W/\"0\"", "\"999999999999999999999\"", "nonsense", "\"", "\"-1\"", "\"1\", \"2\"");
    private static final List<String> LANGUAGES =
            List.of("ru", "en", "*", "xx-YY-zz;q=2", "!!!", "en;q=nonsense", "ru,".repeat(200) + "en");
    private static final List<String> ACCEPTS =
            List.of("application/json", "*/*", "text/html", "image/png", "text/event-stream", "application/x-ndjson");
    private static final List<String> TYPES = List.of(
            "text/plain",
            "application/xml",
            "application/json;charset=utf-16",
            "application/octet-stream",
            "multipart/form-data",
            "multipart/form-data;boundary=b",
            "application/x-www-form-urlencoded");
    private static final List<String> RANGES = List.of("bytes=0-", "bytes=9-1", "bytes=-1", "lines=1-2", "bytes=a");

    private final Random random;
    private boolean multiplied;

    Hostile(long seed) {
        random = new Random(seed);
    }

    boolean now(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    String text() {
        return one(TEXTS);
    }

    /** Headers that are legal on the wire and make no sense. */
    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        switch (random.nextInt(8)) {
            case 0 -> headers.put("Accept", one(ACCEPTS));
            case 1 -> headers.put("Accept-Language", one(LANGUAGES));
            case 2 -> headers.put("Range", one(RANGES));
            case 3 -> headers.put("If-None-Match", one(TAGS));
            case 4 -> headers.put("Idempotency-Key", one(List.of("two words", "k".repeat(255), "k".repeat(256), "k")));
            case 5 -> headers.put("Opora-Reason", one(List.of("%", "%D0", "%00", "x".repeat(3000), "%D0%B0")));
            case 6 -> headers.put("X-Request-Id", one(List.of("<x>", "x".repeat(500), "short")));
            default -> headers.put("If-Match", one(TAGS));
        }
        return headers;
    }

    String tag() {
        return one(TAGS);
    }

    String type() {
        return one(TYPES);
    }

    /** The sample with one to three of its parts replaced, at any depth. */
    @Nullable
    Object mutated(@Nullable Object sample) {
        Object changed = sample;
        multiplied = false;
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            changed = mutatedOnce(changed);
        }
        return changed;
    }

    private @Nullable Object mutatedOnce(@Nullable Object value) {
        if (value instanceof Map<?, ?> fields && !fields.isEmpty() && !now(12)) {
            Map<Object, Object> copy = new LinkedHashMap<>(fields);
            Object name = one(new ArrayList<>(copy.keySet()));
            if (now(8)) {
                copy.remove(name);
            } else {
                copy.put(name, mutatedOnce(copy.get(name)));
            }
            return copy;
        }
        if (value instanceof List<?> items && !items.isEmpty() && !now(4)) {
            List<Object> copy = new ArrayList<>(items);
            copy.set(0, mutatedOnce(copy.get(0)));
            boolean many = now(6) && !multiplied; // lists within lists made long thrice would not fit into memory
            multiplied = multiplied || many;
            return many ? Collections.nCopies(1200, copy.get(0)) : copy;
        }
        return value();
    }

    private @Nullable Object value() {
        return switch (random.nextInt(14)) {
            case 0 -> null;
            case 1 -> List.of();
            case 2 -> Map.of();
            case 3 -> List.of(List.of(1), Map.of("a", "b"));
            case 4 -> Collections.singletonList(null);
            case 5 -> one(List.of(-1, 0, Integer.MAX_VALUE, Integer.MIN_VALUE));
            case 6 -> one(List.of(Long.MAX_VALUE, Long.MIN_VALUE));
            case 7 -> one(List.of(1e308, -1e-308, 0.5));
            case 8 -> random.nextBoolean();
            default -> text();
        };
    }

    /** JSON as text, now and then with what no writer would write. */
    String json(@Nullable Object value) {
        String json = JsonMapper.shared().writeValueAsString(value);
        return switch (random.nextInt(24)) {
            case 0 -> json.substring(0, json.length() / 2);
            case 1 -> json + json;
            case 2 -> "\ufeff" + json;
            case 3 -> "[".repeat(5000);
            case 4 -> "{\"a\":".repeat(300) + "1" + "}".repeat(300);
            case 5 -> json.replaceFirst("\"([a-zA-Z]+)\":", "\"$1\":1,\"$1\":"); // a name twice
            case 6 -> json.replace("\"Текст\"", "\"\\ud800\"");
            case 7 -> json.replace("\"Текст\"", "\"\\u0000\"");
            case 8 -> json.replace(':', '=');
            case 9 -> json.replaceFirst("(\\d)", "9".repeat(1100));
            case 10 -> "";
            case 11 -> "null";
            default -> json;
        };
    }

    /** A form, whole or not. */
    String form() {
        String part = "--b\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n";
        String file = part.formatted("file", "; filename=\"план.csv\"", "№;Мероприятие;Срок\r\n1;Собрать;март\r\n");
        return switch (random.nextInt(10)) {
            case 0 ->
                file + part.formatted(one(List.of("title", "periodStart", "organizationId", "id")), "", text())
                        + "--b--\r\n";
            case 1 -> file;
            case 2 -> file + "--b--\r\n";
            case 3 -> "--b--\r\n";
            case 4 -> "no form at all";
            case 5 -> part.formatted("x", "", "y").repeat(300) + "--b--\r\n";
            case 6 -> "--b\r\n" + "X: y\r\n".repeat(3000) + "\r\n\r\n--b--\r\n";
            case 7 -> "--b\r\nContent-Disposition: nonsense\r\n\r\nx\r\n--b--\r\n";
            case 8 -> "--b\r\n\r\n\r\n--b--\r\n";
            default ->
                part.formatted("file", "; filename=\"" + text().replaceAll("[\r\n\"\u0000]", "") + "\"", text())
                        + "--b--\r\n";
        };
    }
}
