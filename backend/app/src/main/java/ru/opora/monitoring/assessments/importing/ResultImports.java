package ru.opora.monitoring.assessments.importing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.monitoring.assessments.importing.ResultImportQueries.Mapping;
import ru.opora.monitoring.assessments.importing.ResultImportView.Action;
import ru.opora.monitoring.assessments.importing.ResultImportView.Column;
import ru.opora.monitoring.assessments.importing.ResultImportView.Defaults;
import ru.opora.monitoring.assessments.importing.ResultImportView.Status;
import ru.opora.organizations.Organizations;
import ru.opora.platform.documents.RowStream;
import ru.opora.platform.documents.SourceRefused;
import ru.opora.platform.files.FileStore;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.problem.Refusals;
import ru.opora.platform.security.Caller;
import ru.opora.platform.web.FileUpload;

/** Files of results: taken in, mapped, checked, written. */
@Service
class ResultImports {

    /** Some millions of rows. */
    private static final long MOST_BYTES = 512L * 1024 * 1024;

    private static final int SAMPLES = 3;
    private static final int MOST_FAULTS = 20_000;

    private final ResultImportQueries queries;
    private final ResultReading reading;
    private final Organizations organizations;
    private final FileStore store;
    private final FaultBook words;

    ResultImports(
            ResultImportQueries queries,
            ResultReading reading,
            Organizations organizations,
            FileStore store,
            FaultBook words) {
        this.queries = queries;
        this.reading = reading;
        this.organizations = organizations;
        this.store = store;
        this.words = words;
    }

    /** A file as it was taken in. */
    private record Taken(UUID id, UUID organization, FileUpload upload, List<RowStream.Row> beginning) {}

    /** Takes a file in as it streams; when its columns are understood it is checked at once. */
    Mono<ResultImportView> upload(Caller caller, Flux<PartEvent> parts) {
        return Mono.usingWhen(
                        store.draft(),
                        draft -> FileUpload.into(draft, parts, MOST_BYTES)
                                .flatMap(upload -> taken(caller, upload, draft))
                                .flatMap(taken -> keep(caller, taken, draft).thenReturn(taken.id())),
                        ResultImports::drop)
                .flatMap(id -> view(caller, id));
    }

    Mono<Page<ResultImportView>> list(Caller caller, int limit, @Nullable String cursor) {
        return queries.list(caller, limit, cursor).map(page -> page.map(ResultImport::view));
    }

    Mono<ResultImportView> view(Caller caller, UUID id) {
        return find(caller, id).map(ResultImport::view);
    }

    Mono<Page<ResultImportView.Fault>> faults(
            Caller caller, Locale locale, UUID id, int limit, @Nullable String cursor) {
        int after = Cursor.decode(cursor, 1).map(key -> key.part(0, Integer::valueOf)).orElse(-1);
        return find(caller, id)
                .thenMany(queries.faults(id, after, limit + 1))
                .map(faulty -> words.view(faulty, locale))
                .collectList()
                .map(found -> Page.of(found, limit, row -> List.of(String.valueOf(row.number()))));
    }

    Mono<byte[]> errors(Caller caller, Locale locale, UUID id) {
        return find(caller, id)
                .zipWith(queries.faults(id, -1, MOST_FAULTS).collectList())
                .flatMap(read -> reading.offLoop(() -> words.of(read.getT1(), read.getT2(), locale)));
    }

    @Transactional
    Mono<ResultImportView> correct(Caller caller, UUID id, long version, ResultImportPatch patch) {
        return allowed(caller, id, Action.update, version)
                .map(found -> patched(found, patch))
                .delayUntil(next -> queries.areSchools(next.organizationId(), next.schools().values())
                        .filter(below -> below)
                        .switchIfEmpty(
                                Mono.error(() -> ProblemException.invalid(FieldError.of("/schools", "NOT_FOUND")))))
                .flatMap(next -> queries.settle(next, status(next.header().roles())))
                .flatMap(changed -> view(caller, id)
                        .flatMap(now -> changed > 0 ? Mono.just(now) : Mono.error(ProblemException.stale(now))));
    }

    @Transactional
    Mono<ResultImportView> apply(Caller caller, UUID id, @Nullable Long version) {
        return allowed(caller, id, Action.apply, version)
                .flatMap(found -> queries.begin(caller, id, found.version()))
                .flatMap(begun -> view(caller, id)
                        .flatMap(now -> begun > 0 ? Mono.just(now) : Mono.error(ProblemException.stale(now))));
    }

    Mono<Void> delete(Caller caller, UUID id, long version) {
        return allowed(caller, id, Action.delete, version)
                .delayUntil(found -> queries.delete(id, version)
                        .filter(deleted -> deleted > 0)
                        .switchIfEmpty(Mono.defer(
                                () -> view(caller, id).flatMap(now -> Mono.error(ProblemException.stale(now))))))
                .flatMap(found -> store.delete(found.content()));
    }

    private Mono<Taken> taken(Caller caller, FileUpload upload, Path draft) {
        UUID said = upload.read("id", UUID::fromString);
        UUID organization = upload.read("organizationId", UUID::fromString);
        if (organization == null) {
            return Mono.error(ProblemException.invalid(FieldError.of("/organizationId", "REQUIRED")));
        }
        return organizations
                .open(caller, MonitoringPermission.WRITE, organization, "/organizationId")
                .then(reading.beginning(upload.fileName(), draft))
                .onErrorMap(SourceRefused.class, Refusals::problem)
                .map(beginning ->
                        new Taken(said == null ? UUID.randomUUID() : said, organization, upload, beginning));
    }

    private Mono<Void> keep(Caller caller, Taken taken, Path draft) {
        UUID content = UUID.randomUUID();
        ResultHeader header = ResultHeader.find(taken.beginning());
        return queries.mapping(taken.organization(), header.signature())
                .filter(known -> known.roles().size() == header.texts().size())
                .map(java.util.Optional::of)
                .defaultIfEmpty(java.util.Optional.empty())
                .delayUntil(known -> store.keep(content, draft))
                .flatMap(known -> {
                    List<Column> columns = columns(
                            header, known.map(Mapping::roles).orElse(header.roles()), taken.beginning());
                    return queries.insert(
                            taken.id(),
                            taken.organization(),
                            taken.upload().fileName(),
                            content,
                            taken.upload().size(),
                            caller,
                            status(columns.stream().map(Column::role).toList()),
                            header,
                            columns,
                            known.isPresent(),
                            known.map(Mapping::defaults).orElse(Defaults.NONE));
                });
    }

    private static List<Column> columns(
            ResultHeader header, List<ResultColumn> roles, List<RowStream.Row> beginning) {
        List<Column> columns = new ArrayList<>();
        for (int index = 0; index < header.texts().size(); index++) {
            int column = index;
            List<String> samples = beginning.stream()
                    .filter(row -> row.number() > header.row())
                    .map(row -> row.cell(column))
                    .filter(text -> !text.isEmpty())
                    .distinct()
                    .limit(SAMPLES)
                    .toList();
            columns.add(new Column(index, header.texts().get(index), roles.get(index), samples));
        }
        return columns;
    }

    /** A file whose columns say too little waits for a person. */
    private static Status status(List<ResultColumn> roles) {
        return ResultHeader.isEnough(roles) ? Status.CHECKING : Status.PREVIEW;
    }

    private static ResultImport patched(ResultImport found, ResultImportPatch patch) {
        List<Column> columns = new ArrayList<>(found.columns());
        for (ResultImportPatch.Column said : patch.columns().orKeep(List.of())) {
            if (said.index() >= columns.size()) {
                throw ProblemException.invalid(FieldError.of("/columns", "UNKNOWN_VALUE"));
            }
            columns.set(said.index(), columns.get(said.index()).holding(said.role()));
        }
        Map<String, UUID> schools = new HashMap<>(found.schools());
        for (ResultImportPatch.School said : patch.schools().orKeep(List.of())) {
            if (said.organizationId() == null) {
                schools.remove(said.name());
            } else {
                schools.put(said.name(), said.organizationId());
            }
        }
        return new ResultImport(
                found.id(),
                found.status(),
                found.fileName(),
                found.content(),
                found.size(),
                found.organizationId(),
                found.organizationName(),
                found.headerRow(),
                columns,
                found.remembered(),
                patch.defaults().orKeep(found.defaults()),
                schools,
                found.unknown(),
                found.counts(),
                patch.reason().or(found.reason()),
                found.processed(),
                found.total(),
                found.failure(),
                found.createdBy(),
                found.appliedBy(),
                found.createdAt(),
                found.appliedAt(),
                found.version());
    }

    private Mono<ResultImport> allowed(Caller caller, UUID id, Action action, @Nullable Long version) {
        return find(caller, id)
                .doOnNext(found -> {
                    if (!found.view().allowedActions().contains(action)) {
                        throw ProblemException.of(ProblemType.ILLEGAL_STATE, found.state());
                    }
                    if (version != null && found.version() != version) {
                        throw ProblemException.stale(found.view());
                    }
                });
    }

    private Mono<ResultImport> find(Caller caller, UUID id) {
        return queries.find(caller, id).switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    private static Mono<Void> drop(Path draft) {
        return Mono.fromCallable(() -> Files.deleteIfExists(draft))
                .subscribeOn(Schedulers.boundedElastic())
                .then();
    }
}
