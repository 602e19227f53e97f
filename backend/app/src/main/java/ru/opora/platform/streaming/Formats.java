package ru.opora.platform.streaming;

import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import ru.opora.platform.problem.ProblemException;
import tools.jackson.databind.json.JsonMapper;

/** Makes the writer of rows that a request asks for. */
@Component
class Formats {

    /** Chooses between the table for programs and the one for people. */
    static final String LAYOUT = "csv";

    static final String MACHINE = "machine";
    static final String PEOPLE = "people";

    private final JsonMapper json;
    private final MessageSource words;

    Formats(JsonMapper json, MessageSource words) {
        this.json = json;
        this.words = words;
    }

    Format ndjson() {
        return new Ndjson(json);
    }

    Format csv(Class<?> row, ServerWebExchange exchange) {
        String layout = Optional.ofNullable(
                        exchange.getRequest().getQueryParams().getFirst(LAYOUT))
                .orElse(MACHINE);
        return switch (layout) {
            case MACHINE -> new Csv(row, new MachineCells(json));
            case PEOPLE -> new Csv(row, people(exchange));
            default -> throw ProblemException.badParameter(LAYOUT, "WRONG_TYPE");
        };
    }

    Format xlsx(Class<?> row, ServerWebExchange exchange) {
        return new Xlsx(row, people(exchange));
    }

    private Cells people(ServerWebExchange exchange) {
        return new PeopleCells(
                words,
                Optional.ofNullable(exchange.getLocaleContext().getLocale()).orElse(Locale.ENGLISH));
    }
}
