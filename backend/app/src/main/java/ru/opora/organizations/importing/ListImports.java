package ru.opora.organizations.importing;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationPermission;
import ru.opora.organizations.Organizations;
import ru.opora.platform.documents.SourceReader;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;
import ru.opora.platform.web.Upload;

/** Lists of schools: from a file to a preview, to corrections, to organisations. */
@Service
class ListImports {

    private final Organizations organizations;
    private final ListImportQueries queries;
    private final ListRowQueries rows;
    private final ListApplying applying;
    private final ListReader reader;
    private final ListWords words;
    private final TransactionalOperator transaction;

    ListImports(
            Organizations organizations,
            ListImportQueries queries,
            ListRowQueries rows,
            ListApplying applying,
            ListReader reader,
            ListWords words,
            TransactionalOperator transaction) {
        this.organizations = organizations;
        this.queries = queries;
        this.rows = rows;
        this.applying = applying;
        this.reader = reader;
        this.words = words;
        this.transaction = transaction;
    }

    /** Reads the file and holds it against the organisations below the parent; nothing but the preview is kept. */
    Mono<ListImportView> preview(Caller caller, Flux<PartEvent> parts) {
        UUID id = UUID.randomUUID();
        return Upload.of(parts, SourceReader.MAX_BYTES)
                .flatMap(file -> parent(caller, file)
                        .zipWhen(parent -> reader.read(file.fileName(), file.content()))
                        .flatMap(read -> insert(caller, id, file.fileName(), read.getT1(), read.getT2())))
                .then(Mono.defer(() -> view(caller, id)));
    }

    Mono<Page<ListImportSummary>> list(
            Caller caller, @Nullable ListImportStatus status, int limit, @Nullable String cursor) {
        return queries.list(caller, status, limit, cursor).map(page -> page.map(ListImports::summary));
    }

    Mono<ListImportView> view(Caller caller, UUID id) {
        return find(caller, id).map(ListImports::view);
    }

    Mono<Page<ListRowView>> rows(
            Caller caller, Locale locale, UUID id, @Nullable RowOutcome outcome, int limit, @Nullable String cursor) {
        int after = Cursor.decode(cursor, 1)
                .map(key -> key.part(0, Integer::valueOf))
                .orElse(-1);
        return find(caller, id)
                .thenMany(rows.page(id, outcome, after, limit + 1))
                .map(stored -> words.view(stored, locale))
                .collectList()
                .map(found -> Page.of(found, limit, row -> List.of(String.valueOf(row.position()))));
    }

    Mono<ListImportView> correct(Caller caller, UUID id, long version, ListImportPatch patch) {
        return find(caller, id)
                .doOnNext(ListImports::requireIdle)
                .flatMap(found -> queries.settle(
                        atVersion(found, version), found.corrections().with(patch, found.tables())))
                .flatMap(changed -> find(caller, id)
                        .flatMap(now ->
                                changed == 0 ? Mono.error(ProblemException.stale(view(now))) : applying.judge(now)))
                .then(Mono.defer(() -> view(caller, id)))
                .as(transaction::transactional);
    }

    /** Begins to carry out what was found; not what somebody has corrected in the meantime. */
    Mono<ListImportView> apply(Caller caller, UUID id, @Nullable Long version) {
        return find(caller, id)
                .doOnNext(ListImports::requireIdle)
                .map(found -> version == null ? found : atVersion(found, version))
                .flatMap(found -> queries.begin(caller, id, found.version()))
                .filter(begun -> begun == 1)
                .switchIfEmpty(Mono.defer(() -> overtaken(caller, id)))
                .then(Mono.defer(() -> view(caller, id)));
    }

    private <T> Mono<T> overtaken(Caller caller, UUID id) {
        return find(caller, id)
                .doOnNext(ListImports::requireIdle)
                .flatMap(now -> Mono.error(ProblemException.stale(view(now))));
    }

    Mono<byte[]> errors(Caller caller, Locale locale, UUID id) {
        return find(caller, id)
                .zipWith(rows.wrong(id).collectList())
                .flatMap(read -> reader.offLoop(() -> ErrorBook.of(read.getT1(), read.getT2(), words, locale)));
    }

    Mono<Void> delete(Caller caller, UUID id, long version) {
        return find(caller, id)
                .doOnNext(ListImports::requireIdle)
                .flatMap(found -> queries.delete(id, version))
                .filter(deleted -> deleted == 1)
                .switchIfEmpty(Mono.defer(
                        () -> find(caller, id).flatMap(now -> Mono.error(ProblemException.stale(view(now))))))
                .then();
    }

    private Mono<Void> insert(Caller caller, UUID id, String fileName, Organizations.Place parent, ReadList list) {
        return queries.insert(caller, id, parent.id(), fileName, list.columns())
                .then(applying.judge(id, parent.id(), list, ListCorrections.NONE))
                .as(transaction::transactional);
    }

    private Mono<Organizations.Place> parent(Caller caller, Upload file) {
        UUID parent = file.read("parentId", UUID::fromString);
        return organizations.open(
                caller, OrganizationPermission.WRITE, parent == null ? own(caller) : parent, "/parentId");
    }

    /** The root of the one subtree in which the caller writes, if there is just one and it has a root. */
    private static UUID own(Caller caller) {
        List<String> roots = Arrays.asList(caller.scope(OrganizationPermission.WRITE));
        if (roots.size() != 1 || roots.get(0).isEmpty()) {
            throw ProblemException.invalid(FieldError.of("/parentId", "REQUIRED"));
        }
        return Organizations.idOf(roots.get(0));
    }

    private Mono<ListImport> find(Caller caller, UUID id) {
        return queries.find(caller, id).switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    private static void requireIdle(ListImport found) {
        if (found.status() == ListImportStatus.APPLYING) {
            throw ProblemException.of(ProblemType.ILLEGAL_STATE, found.status());
        }
    }

    private static ListImport atVersion(ListImport found, long version) {
        if (found.version() != version) {
            throw ProblemException.stale(view(found));
        }
        return found;
    }

    private static ListImportView view(ListImport found) {
        boolean idle = found.status() != ListImportStatus.APPLYING;
        return new ListImportView(
                found.id(),
                found.status(),
                found.fileName(),
                found.parentId(),
                found.parentName(),
                found.correctedColumns(),
                found.counts(),
                found.municipalities(),
                found.processed(),
                found.total(),
                found.failure(),
                found.version(),
                found.createdAt(),
                found.appliedAt(),
                idle ? List.of(ListImportView.Action.values()) : List.of());
    }

    private static ListImportSummary summary(ListImport found) {
        return new ListImportSummary(
                found.id(),
                found.status(),
                found.fileName(),
                found.parentId(),
                found.parentName(),
                found.counts(),
                found.processed(),
                found.total(),
                found.createdAt());
    }
}
