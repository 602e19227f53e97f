package ru.opora.demonstration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import ru.opora.platform.documents.writing.PrintFormat;
import ru.opora.platform.documents.writing.PrintedDocument;
import ru.opora.platform.documents.writing.PrintedParagraph;
import ru.opora.platform.files.FileStore;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.printing.PrintRoom;

/** Minutes of meetings as files, under the last reports of those who are looked at first. */
@Component
@ConditionalOnProperty("opora.demo")
class DemonstrationEvidence {

    private static final int FILES = 8;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");

    private static final String REPORTS = """
            SELECT r.id, r.held_on, r.text, r.author, o.id AS organization_id, o.name, a.title
            FROM roadmaps_reports r JOIN roadmaps_checkpoints c ON c.id = r.checkpoint_id
            JOIN roadmaps_activities a ON a.id = c.activity_id JOIN organizations o ON o.id = c.organization_id
            WHERE c.organization_id = ANY (:shown) AND r.state IN ('SUBMITTED', 'ACCEPTED') ORDER BY r.submitted_at DESC, r.id LIMIT :count""";

    private static final String FILE = """
            WITH file AS (
                INSERT INTO files (id, organization_id, name, media_type, size, sha256, content, created_by)
                VALUES (gen_random_uuid(), :organization, :name, :type, :size, :hash, :content, :author) RETURNING id
            )
            INSERT INTO roadmaps_evidence (id, report_id, position, file_id) SELECT gen_random_uuid(), :report, 0, id FROM file""";

    private final DatabaseClient database;
    private final FileStore store;
    private final PrintRoom printing;

    DemonstrationEvidence(DatabaseClient database, FileStore store, PrintRoom printing) {
        this.database = database;
        this.store = store;
        this.printing = printing;
    }

    private record Told(
            UUID report, LocalDate heldOn, String text, String author, UUID organization, String name, String title) {}

    Mono<Void> attach(UUID... shown) {
        return Statement.of(REPORTS)
                .bind("shown", shown)
                .bind("count", FILES)
                .on(database)
                .map(row -> new Told(
                        Rows.get(row, "id", UUID.class),
                        Rows.get(row, "held_on", LocalDate.class),
                        Rows.get(row, "text", String.class),
                        Rows.get(row, "author", String.class),
                        Rows.get(row, "organization_id", UUID.class),
                        Rows.get(row, "name", String.class),
                        Rows.get(row, "title", String.class)))
                .all()
                .collectList() // read to the end: one connection does both
                .flatMapIterable(all -> all)
                .concatMap(this::attach)
                .then();
    }

    private Mono<Void> attach(Told told) {
        UUID content = UUID.randomUUID();
        return DataBufferUtils.join(printing.print(PrintFormat.DOCX, () -> minutes(told)))
                .map(printed -> {
                    byte[] bytes = new byte[printed.readableByteCount()];
                    printed.read(bytes);
                    DataBufferUtils.release(printed);
                    return bytes;
                })
                .flatMap(bytes -> store.draft()
                        .publishOn(Schedulers.boundedElastic())
                        .map(draft -> write(draft, bytes))
                        .flatMap(draft -> store.keep(content, draft))
                        .then(Mono.defer(() -> insert(told, content, bytes))));
    }

    private Mono<Void> insert(Told told, UUID content, byte[] bytes) {
        return Statement.of(FILE)
                .bind("organization", told.organization())
                .bind("name", "Протокол от " + DAY.format(told.heldOn()) + ".docx")
                .bind("type", PrintFormat.DOCX.mediaType())
                .bind("size", (long) bytes.length)
                .bind("hash", hash(bytes))
                .bind("content", content)
                .bind("author", told.author())
                .bind("report", told.report())
                .on(database)
                .then();
    }

    private static PrintedDocument minutes(Told told) {
        String day = DAY.format(told.heldOn());
        return new PrintedDocument(
                "Протокол от " + day,
                Locale.forLanguageTag("ru"),
                false,
                List.of(
                        PrintedParagraph.title("Протокол\n" + told.name()),
                        PrintedParagraph.text(day),
                        PrintedParagraph.text("Слушали: " + told.title() + "."),
                        PrintedParagraph.text("Выступали: " + told.text()),
                        PrintedParagraph.text("Решили: принять к сведению, работу продолжить."),
                        PrintedParagraph.signature("Секретарь", "______________")));
    }

    private static Path write(Path draft, byte[] bytes) {
        try {
            return Files.write(draft, bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
