package ru.opora.platform.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import ru.opora.testing.ApiTest;

/** Every list is a table for people too: its headers and its codes are words, in both languages. */
@ApiTest
class ListWordsTest {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Autowired
    private MessageSource words;

    @Test
    void noHeaderAndNoCodeIsLeftToPrograms() {
        List<Class<?>> rows = mapping.getHandlerMethods().values().stream()
                .filter(handler -> handler.hasMethodAnnotation(ListMapping.class))
                .<Class<?>>map(StreamingAdapter::row)
                .distinct()
                .toList();
        assertThat(rows).hasSizeGreaterThan(30);
        assertThat(rows.stream().flatMap(row -> Stream.of("ru", "en").flatMap(language -> unsaid(row, language))))
                .isEmpty();
    }

    /** Columns without a header, and codes without a word. */
    private Stream<String> unsaid(Class<?> row, String language) {
        var cells = new PeopleCells(words, Locale.forLanguageTag(language));
        List<Column> columns = cells.columns(Column.of(row));
        return Stream.concat(
                        columns.stream()
                                .filter(column -> cells.header(column).equals(column.name()))
                                .map(column -> "column." + column.name()),
                        columns.stream().flatMap(column -> codes(column, cells)))
                .map(key -> row.getSimpleName() + " " + language + " " + key);
    }

    private static Stream<String> codes(Column column, PeopleCells cells) {
        return column.type().isEnum()
                ? Arrays.stream(column.type().getEnumConstants())
                        .filter(code -> cells.text(code).equals(((Enum<?>) code).name()))
                        .map(code -> "value." + column.type().getSimpleName() + "." + code)
                : Stream.empty();
    }
}
