package ru.opora.identity.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.web.util.HtmlUtils;

/**
 * A page of a few lines: {@code #key} is a text of the language, {@code $name} an escaped value, {@code !name} a piece of
 * HTML made here. Two pages do not deserve a template engine.
 */
class PageTemplate {

    private static final Pattern HOLE = Pattern.compile("\\{\\{([#$!])([a-zA-Z.]+)}}");

    private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();

    PageTemplate() {
        texts.setBasename("identity/texts");
        texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
        texts.setFallbackToSystemLocale(false);
    }

    String render(String name, Locale language, Map<String, String> values) {
        Matcher holes = HOLE.matcher(read("/identity/" + name));
        return holes.replaceAll(hole -> Matcher.quoteReplacement(
                switch (hole.group(1)) {
                    case "#" -> HtmlUtils.htmlEscape(text(hole.group(2), language), StandardCharsets.UTF_8.name());
                    case "$" ->
                        HtmlUtils.htmlEscape(values.getOrDefault(hole.group(2), ""), StandardCharsets.UTF_8.name());
                    default -> values.getOrDefault(hole.group(2), "");
                }));
    }

    String text(String key, Locale language) {
        return texts.getMessage(key, null, language);
    }

    private static String read(String path) {
        try (InputStream in = PageTemplate.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
