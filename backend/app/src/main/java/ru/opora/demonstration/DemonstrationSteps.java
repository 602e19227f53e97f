package ru.opora.demonstration;

import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Statements that write many rows each, one after the other. */
final class DemonstrationSteps {

    private DemonstrationSteps() {}

    /** Runs them; a statement is bound to those of the values that it names. */
    static Mono<Void> run(DatabaseClient database, Map<String, Object> values, List<String> steps) {
        return Flux.fromIterable(steps)
                .concatMap(step -> {
                    DatabaseClient.GenericExecuteSpec spec = database.sql(step);
                    for (Map.Entry<String, Object> value : values.entrySet()) {
                        if (step.matches("(?s).*(?<!:):" + value.getKey() + "\\b.*")) {
                            spec = spec.bind(value.getKey(), value.getValue());
                        }
                    }
                    return spec.then();
                })
                .then();
    }
}
