package ru.opora.platform.streaming;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.security.Caller;

/** A list as long as a test needs it, read from the database a page at a time like any other. */
@TestComponent // only in the test that asks for it: the contract and the matrix of access know nothing of it
@RestController
@RequestMapping(path = "/api/v1/many-rows")
class ManyRows {

    private final AtomicInteger pages = new AtomicInteger();

    private final DatabaseClient database;

    ManyRows(DatabaseClient database) {
        this.database = database;
    }

    /** How many pages were read. */
    public AtomicInteger pages() {
        return pages;
    }

    record Row(
            UUID id,
            int number,
            LocalDate day,
            String text,
            @Nullable Part part,
            List<String> words) {}

    record Part(String name, Boolean good) {}

    @ListMapping
    @PreAuthorize("isAuthenticated()")
    Mono<Page<Row>> list(
            Caller caller,
            @RequestParam int rows,
            @RequestParam(defaultValue = "2000") int width,
            @RequestParam(defaultValue = "2000000000") int brokenAfter,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int after = Cursor.decode(cursor, 1)
                .map(found -> found.part(0, Integer::valueOf))
                .orElse(0);
        if (after >= brokenAfter) {
            return Mono.error(new IllegalStateException("broken on purpose"));
        }
        pages.incrementAndGet();
        return database.sql("SELECT n, repeat('x', $3) AS text FROM generate_series($1 + 1, least($1 + $2, $4)) n")
                .bind(0, after)
                .bind(1, limit + 1)
                .bind(2, width)
                .bind(3, rows)
                .map(row -> row(row.get("n", Integer.class), row.get("text", String.class)))
                .all()
                .collectList()
                .map(found -> Page.of(found, limit, row -> List.of(String.valueOf(row.number()))));
    }

    private static Row row(Integer number, String text) {
        return new Row(
                new UUID(0, number),
                number,
                LocalDate.of(2021, 3, 15),
                text,
                number % 2 == 0 ? new Part("=SUM(A1)", true) : null,
                List.of("а", "б"));
    }
}
