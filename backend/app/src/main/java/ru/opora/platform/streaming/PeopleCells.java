package ru.opora.platform.streaming;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * A table for people, as Excel of a Russian computer opens it: semicolons and the sign of UTF-8, headers and words of the
 * caller's language, days like 15.03.2021, moments in UTC; without ids and versions.
 */
final class PeopleCells implements Cells {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm").withZone(ZoneOffset.UTC);
    /** Numbers by which programs name, order and check rows. */
    private static final Set<String> FOR_PROGRAMS = Set.of("id", "version", "position");

    private final MessageSource words;
    private final Locale locale;

    PeopleCells(MessageSource words, Locale locale) {
        this.words = words;
        this.locale = locale;
    }

    @Override
    public List<Column> columns(List<Column> all) {
        return all.stream()
                .filter(column -> column.type() != UUID.class
                        && !column.holdsIds()
                        && !(column.type().isPrimitive() && FOR_PROGRAMS.contains(column.name())))
                .toList();
    }

    @Override
    public String header(Column column) {
        return word("column." + column.name(), column.name());
    }

    @Override
    public String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof LocalDate day) {
            return DAY.format(day);
        }
        if (value instanceof Instant moment) {
            return MOMENT.format(moment);
        }
        if (value instanceof Enum<?> constant) {
            String kind = constant.getDeclaringClass().getSimpleName();
            return word("value." + kind + "." + constant.name(), constant.name());
        }
        if (value instanceof Boolean truth) {
            return word("value.Boolean." + truth, truth.toString());
        }
        if (value instanceof Collection<?> many) {
            return many.stream().map(this::text).collect(Collectors.joining("; "));
        }
        return value.getClass().isRecord() ? record(value) : value.toString();
    }

    /** The values of a record in one cell; a code beside a name is for programs. */
    private String record(Object value) {
        List<Column> columns = columns(Column.of(value.getClass()));
        boolean named = columns.stream().anyMatch(column -> column.name().equals("name"));
        return columns.stream()
                .filter(column -> !(named && column.name().equals("code")))
                .map(column -> text(column.value(value)))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private String word(String key, String otherwise) {
        return String.valueOf(words.getMessage(key, null, otherwise, locale));
    }

    @Override
    public boolean spreads() {
        return true;
    }

    @Override
    public char separator() {
        return ';';
    }

    @Override
    public String start() {
        return "\ufeff";
    }
}
