package ru.opora.platform.streaming;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/**
 * A list: a handler that gives a {@code Mono<Page<Row>>}, or another {@code Listed}, by {@code limit} and {@code cursor}. By this word alone the same
 * path with the same filters and rights is also a stream of all rows, when the caller asks for
 * {@code application/x-ndjson}, {@code text/csv} or a workbook.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@RequestMapping(
        method = RequestMethod.GET,
        produces = {
            MediaType.APPLICATION_JSON_VALUE,
            MediaType.APPLICATION_NDJSON_VALUE,
            ListMapping.CSV,
            ListMapping.XLSX
        })
public @interface ListMapping {

    /** CSV by RFC 4180. */
    String CSV = "text/csv";

    /** A workbook of Excel. */
    String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @AliasFor(annotation = RequestMapping.class)
    String[] path() default {};
}
