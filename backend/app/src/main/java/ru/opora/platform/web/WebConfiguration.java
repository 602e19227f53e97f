package ru.opora.platform.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.validation.autoconfigure.ValidationConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.server.i18n.AcceptHeaderLocaleContextResolver;
import org.springframework.web.server.i18n.LocaleContextResolver;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/** Time, language and JSON as every handler sees them. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebFluxConfigurer {

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, LocalDate.class, CalendarDay::parse);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Russian unless the caller asks for English. */
    @Bean
    @Primary
    LocaleContextResolver localeContextResolver() {
        var resolver = new AcceptHeaderLocaleContextResolver();
        resolver.setSupportedLocales(List.of(Locale.forLanguageTag("ru"), Locale.ENGLISH));
        resolver.setDefaultLocale(Locale.forLanguageTag("ru"));
        return resolver;
    }

    /** Constraints of a patch's field are about the value that was sent. */
    @Bean
    ValidationConfigurationCustomizer patches() {
        return validation -> validation.addValueExtractor(new PatchValues());
    }

    /** A number where a text belongs, or a text after the JSON, is an error and not a guess. */
    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        var strict = new SimpleModule("opora-strict")
                .addDeserializer(String.class, new CleanText())
                .addDeserializer(LocalDate.class, new CalendarDay());
        return builder -> builder.addModule(strict)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .withCoercionConfig(
                        LogicalType.Enum,
                        config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail));
    }
}
