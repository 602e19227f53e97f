package ru.opora.monitoring.assessments.importing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.organizations.Organizations;
import ru.opora.platform.documents.SourceRefused;
import ru.opora.platform.files.FileStore;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.Refusals;
import ru.opora.platform.security.Caller;
import ru.opora.platform.web.FileUpload;

/** Takes files of results in, and understands their columns by what was said of such columns before. */
@Component
class ResultIntake {

    /** Some millions of rows. */
    private static final long MOST_BYTES = 512L * 1024 * 1024;

    private final ResultImportQueries queries;
    private final ResultImportProgress progress;
    private final ResultReading reading;
    private final Organizations organizations;
    private final FileStore store;

    ResultIntake(
            ResultImportQueries queries,
            ResultImportProgress progress,
            ResultReading reading,
            Organizations organizations,
            FileStore store) {
        this.queries = queries;
        this.progress = progress;
        this.reading = reading;
        this.organizations = organizations;
        this.store = store;
    }

    /** A file that was kept. */
    record Kept(UUID id, UUID organizationId, String fileName, UUID content, long size) {}

    /** Takes a file in as it streams; gives the import's id. */
    Mono<UUID> take(Caller caller, Flux<PartEvent> parts) {
        return Mono.usingWhen(
                store.draft(),
                draft -> FileUpload.into(draft, parts, MOST_BYTES).flatMap(upload -> keep(caller, upload, draft)),
                ResultIntake::drop);
    }

    private Mono<UUID> keep(Caller caller, FileUpload upload, Path draft) {
        UUID said = upload.read("id", UUID::fromString);
        UUID organization = upload.read("organizationId", UUID::fromString);
        if (organization == null) {
            return Mono.error(ProblemException.invalid(FieldError.of("/organizationId", "REQUIRED")));
        }
        Kept kept = new Kept(
                said == null ? UUID.randomUUID() : said,
                organization,
                upload.fileName(),
                UUID.randomUUID(),
                upload.size());
        return organizations
                .open(caller, MonitoringPermission.WRITE, organization, "/organizationId")
                .then(understood(organization, reading.beginning(upload.fileName(), draft)))
                .delayUntil(table -> store.keep(kept.content(), draft))
                .flatMap(table -> progress.insert(caller, kept, table))
                .thenReturn(kept.id());
    }

    /** Another sheet of the same file; what was said of the columns of the one before does not count. */
    Mono<ResultImport> turn(ResultImport found, int sheet) {
        Mono<ResultTable.Beginning> beginning = store.with(
                        found.content(),
                        file -> reading.beginning(found, file, sheet).flux())
                .next();
        return understood(found.organizationId(), beginning).map(found::reading);
    }

    private Mono<ResultTable> understood(UUID organization, Mono<ResultTable.Beginning> beginning) {
        return beginning
                .onErrorMap(SourceRefused.class, Refusals::problem)
                .flatMap(begun -> said(organization, begun.header())
                        .map(roles -> begun.as(roles, true))
                        .defaultIfEmpty(begun.as(begun.header().roles(), false)));
    }

    /** What was said of such columns; without headers nothing tells one table from another of the same width. */
    private Mono<List<ResultColumn>> said(UUID organization, ResultHeader header) {
        return header.row() == 0
                ? Mono.empty()
                : queries.mapping(organization, header.signature())
                        .filter(known -> known.size() == header.texts().size());
    }

    private static Mono<Void> drop(Path draft) {
        return Mono.fromCallable(() -> Files.deleteIfExists(draft))
                .subscribeOn(Schedulers.boundedElastic())
                .then();
    }
}
