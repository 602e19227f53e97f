package ru.opora.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import ru.opora.organizations.Organizations;
import ru.opora.platform.files.FileStore;
import ru.opora.platform.files.FilesProperties;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;

/**
 * Files of organisations. A content is kept before its row is written and forgotten after its row is gone: whenever the
 * process is killed, every row has its content, and a content without a row is garbage that {@link Sweeping} finds.
 */
@Service
public class OrganizationFiles {

    private final FileStore store;
    private final FileQueries queries;
    private final FileMapper mapper;
    private final Organizations organizations;
    private final FilesProperties limits;

    OrganizationFiles(
            FileStore store,
            FileQueries queries,
            FileMapper mapper,
            Organizations organizations,
            FilesProperties limits) {
        this.store = store;
        this.queries = queries;
        this.mapper = mapper;
        this.organizations = organizations;
        this.limits = limits;
    }

    /**
     * Takes a file in; when the sender goes away in the middle nothing stays.
     *
     * @param receive writes what is sent into the draft, on threads that may block
     */
    Mono<FileView> receive(Caller caller, Function<Receiving, Mono<Upload>> receive) {
        return Mono.usingWhen(
                store.draft(),
                draft -> Mono.using(() -> Receiving.into(draft, limits.maxSize().toBytes()), receive, Receiving::close)
                        .flatMap(upload -> keep(caller, upload)),
                OrganizationFiles::drop);
    }

    Mono<FileRow> find(Caller caller, UUID id) {
        return queries.find(caller, id).switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    Mono<FileView> get(Caller caller, UUID id) {
        return find(caller, id).map(row -> mapper.view(row, caller));
    }

    /** Some bytes of a file. */
    Flux<DataBuffer> content(FileRow file, long from, long count) {
        return store.read(file.content(), from, count);
    }

    Mono<Void> delete(Caller caller, UUID id, long version) {
        return find(caller, id)
                .filter(file -> mapper.mayDelete(file, caller))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)))
                .flatMap(file -> queries.delete(id, version)
                        .filter(deleted -> deleted > 0)
                        .switchIfEmpty(Mono.error(() -> ProblemException.stale(mapper.view(file, caller))))
                        .then(Mono.defer(() -> store.delete(file.content()))));
    }

    private Mono<FileView> keep(Caller caller, Upload upload) {
        return organizations
                .permitted(caller, FilePermission.WRITE, upload.organizationId(), "/organizationId")
                .publishOn(Schedulers.boundedElastic())
                .map(place -> draft(caller, upload))
                .flatMap(file -> store.keep(file.content(), upload.draft())
                        .then(Mono.defer(
                                () -> queries.insert(file, limits.quota().toBytes())))
                        .onErrorResume(
                                OrganizationFiles::isRefused,
                                refused -> store.delete(file.content()).then(Mono.error(refused)))
                        .then(Mono.defer(() -> get(caller, file.id()))));
    }

    /** Of these failures it is certain that there is no row; after any other the content is left to the sweeping. */
    private static boolean isRefused(Throwable failure) {
        return failure instanceof ProblemException || failure instanceof DataIntegrityViolationException;
    }

    private static FileQueries.Draft draft(Caller caller, Upload upload) {
        try {
            Examination found = Examination.of(upload.draft(), upload.name());
            return new FileQueries.Draft(
                    upload.id() == null ? UUID.randomUUID() : upload.id(),
                    upload.organizationId(),
                    upload.name(),
                    found.type().mediaType(),
                    found.size(),
                    found.sha256(),
                    UUID.randomUUID(),
                    caller.subject());
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private static Mono<Void> drop(Path draft) {
        return Mono.fromCallable(() -> Files.deleteIfExists(draft))
                .subscribeOn(Schedulers.boundedElastic())
                .then();
    }
}
