package ru.opora.platform.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
        assertThat(String.join(
                        "\n",
                        rows.stream()
                                .flatMap(row -> Stream.of("ru", "en").flatMap(language -> unsaid(row, language)))
                                .toList()))
                .isEmpty();
    }

    /** Columns without a header, and codes without a word; a map is spread over columns with headers of their own. */
    private Stream<String> unsaid(Class<?> row, String language) {
        Locale locale = Locale.forLanguageTag(language);
        return new PeopleCells(words, locale)
                .columns(Column.of(row)).stream()
                        .filter(column -> column.type() != Map.class)
                        .flatMap(column -> Stream.concat(Stream.of("column." + column.name()), codes(column.type())))
                        .filter(key -> words.getMessage(key, null, null, locale) == null)
                        .map(key -> row.getSimpleName() + " " + language + " " + key);
    }

    private static Stream<String> codes(Class<?> type) {
        return type.isEnum()
                ? Arrays.stream(type.getEnumConstants())
                        .map(code -> "value." + type.getSimpleName() + "." + ((Enum<?>) code).name())
                : Stream.empty();
    }
}
