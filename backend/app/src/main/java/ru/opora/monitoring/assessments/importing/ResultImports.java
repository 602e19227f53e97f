package ru.opora.monitoring.assessments.importing;

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
import ru.opora.monitoring.assessments.importing.ResultImportView.Action;
import ru.opora.monitoring.assessments.importing.ResultImportView.Column;
import ru.opora.platform.files.FileStore;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;

/** Files of results: taken in, mapped, checked, written. */
@Service
class ResultImports {

    private static final int MOST_FAULTS = 20_000;

    private final ResultImportQueries queries;
    private final ResultImportProgress progress;
    private final ResultIntake intake;
    private final ResultReading reading;
    private final FileStore store;
    private final FaultBook words;

    ResultImports(
            ResultImportQueries queries,
            ResultImportProgress progress,
            ResultIntake intake,
            ResultReading reading,
            FileStore store,
            FaultBook words) {
        this.queries = queries;
        this.progress = progress;
        this.intake = intake;
        this.reading = reading;
        this.store = store;
        this.words = words;
    }

    /** Takes a file in as it streams; when its columns are understood it is checked at once. */
    Mono<ResultImportView> upload(Caller caller, Flux<PartEvent> parts) {
        return intake.take(caller, parts).flatMap(id -> view(caller, id));
    }

    Mono<Page<ResultImportView>> list(Caller caller, int limit, @Nullable String cursor) {
        return queries.list(caller, limit, cursor).map(page -> page.map(ResultImport::view));
    }

    Mono<ResultImportView> view(Caller caller, UUID id) {
        return find(caller, id).map(ResultImport::view);
    }

    Mono<Page<ResultImportView.Fault>> faults(
            Caller caller, Locale locale, UUID id, int limit, @Nullable String cursor) {
        int after = Cursor.decode(cursor, 1)
                .map(key -> key.part(0, Integer::valueOf))
                .orElse(-1);
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

    /** Reading another sheet may take long, so no connection waits for it: only what is kept at the end asks whether anybody was faster. */
    Mono<ResultImportView> correct(Caller caller, UUID id, long version, ResultImportPatch patch) {
        return allowed(caller, id, Action.update, version)
                .flatMap(found -> turned(found, patch))
                .map(found -> patched(found, patch))
                .delayUntil(next -> queries.areSchools(
                                next.organizationId(), next.schools().values())
                        .filter(below -> below)
                        .switchIfEmpty(
                                Mono.error(() -> ProblemException.invalid(FieldError.of("/schools", "NOT_FOUND")))))
                .flatMap(progress::settle)
                .flatMap(changed -> view(caller, id)
                        .flatMap(now -> changed > 0 ? Mono.just(now) : Mono.error(ProblemException.stale(now))));
    }

    @Transactional
    Mono<ResultImportView> apply(Caller caller, UUID id, @Nullable Long version) {
        return allowed(caller, id, Action.apply, version)
                .flatMap(found -> progress.begin(caller, id, found.version()))
                .flatMap(begun -> view(caller, id)
                        .flatMap(now -> begun > 0 ? Mono.just(now) : Mono.error(ProblemException.stale(now))));
    }

    Mono<Void> delete(Caller caller, UUID id, long version) {
        return allowed(caller, id, Action.delete, version)
                .delayUntil(found -> progress.delete(id, version)
                        .filter(deleted -> deleted > 0)
                        .switchIfEmpty(Mono.defer(
                                () -> view(caller, id).flatMap(now -> Mono.error(ProblemException.stale(now))))))
                .flatMap(found -> store.delete(found.content()));
    }

    private Mono<ResultImport> turned(ResultImport found, ResultImportPatch patch) {
        Integer sheet = patch.sheet().value();
        return sheet == null || sheet.equals(found.sheet()) ? Mono.just(found) : intake.turn(found, sheet);
    }

    /** No two columns hold the same: what is said of one is no longer held by another. */
    private static List<Column> columns(ResultImport found, ResultImportPatch patch) {
        List<Column> columns = new ArrayList<>(found.columns());
        for (ResultImportPatch.Column said : patch.columns().orKeep(List.of())) {
            if (said.index() >= columns.size()) {
                throw ProblemException.invalid(FieldError.of("/columns", "UNKNOWN_VALUE"));
            }
            if (said.role() != ResultColumn.IGNORED) {
                columns.replaceAll(
                        column -> column.role() == said.role() ? column.holding(ResultColumn.IGNORED) : column);
            }
            columns.set(said.index(), columns.get(said.index()).holding(said.role()));
        }
        return columns;
    }

    private static ResultImport patched(ResultImport found, ResultImportPatch patch) {
        Map<String, UUID> schools = new HashMap<>(found.schools());
        for (ResultImportPatch.School said : patch.schools().orKeep(List.of())) {
            if (said.organizationId() == null) {
                schools.remove(said.key());
            } else {
                schools.put(said.key(), said.organizationId());
            }
        }
        return found.said(
                columns(found, patch),
                patch.defaults().orKeep(found.defaults()),
                schools,
                patch.reason().or(found.reason()));
    }

    private Mono<ResultImport> allowed(Caller caller, UUID id, Action action, @Nullable Long version) {
        return find(caller, id).doOnNext(found -> {
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
}
