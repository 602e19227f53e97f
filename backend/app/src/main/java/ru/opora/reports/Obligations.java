package ru.opora.reports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;
import ru.opora.reports.ObligationQueries.Filter;
import ru.opora.reports.ObligationQueries.Stored;
import ru.opora.reports.ObligationView.Action;
import ru.opora.reports.ObligationView.Content;
import ru.opora.reports.ObligationView.Correction;
import ru.opora.reports.ObligationView.Figure;
import ru.opora.reports.ObligationView.Section;

/** Reports that are owed: who owes one writes and submits it, who stands above accepts it or sends it back. */
@Service
class Obligations {

    private final ObligationQueries queries;
    private final ObligationWriting writing;
    private final ObligationFilling filling;
    private final Figures figures;

    Obligations(ObligationQueries queries, ObligationWriting writing, ObligationFilling filling, Figures figures) {
        this.queries = queries;
        this.writing = writing;
        this.filling = filling;
        this.figures = figures;
    }

    Mono<Page<ObligationRow>> list(
            Caller caller,
            ObligationRow.View view,
            Filter filter,
            @Nullable String sort,
            int limit,
            @Nullable String cursor) {
        if (sort != null && !sort.equals("due") && !sort.equals("-due")) {
            return Mono.error(() -> ProblemException.badParameter("sort", "UNKNOWN_SORT"));
        }
        return queries.list(caller, view, filter, "-due".equals(sort), limit, cursor);
    }

    Mono<ObligationRow.Counts> counts(Caller caller, Filter filter) {
        return queries.counts(caller, filter);
    }

    Mono<ObligationView> get(Caller caller, UUID id) {
        return find(caller, id)
                .zipWhen(stored -> figures.names(codes(stored)))
                .flatMap(read -> queries.figures(id, figures)
                        .collectMap(Figure::code)
                        .map(found -> view(caller, read.getT1(), found, read.getT2())));
    }

    private static Set<String> codes(Stored stored) {
        return stored.form().stream()
                .flatMap(section -> section.figures().stream())
                .collect(Collectors.toSet());
    }

    Mono<Stored> find(Caller caller, UUID id) {
        return queries.find(caller, id).switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    /** Computes the figures anew; corrections stay. */
    Mono<ObligationView> fill(Caller caller, UUID id, @Nullable Long version) {
        return permitted(caller, id, Action.fill)
                .flatMap(found -> filling.one(id))
                .flatMap(batch -> filling.fill(batch, version))
                .flatMap(changed -> EntityTag.matched(changed, get(caller, id)));
    }

    @Transactional
    Mono<ObligationView> write(Caller caller, UUID id, long version, Content content) {
        return permitted(caller, id, Action.write)
                .doOnNext(found -> check(found, content))
                .flatMap(found -> writing.write(id, version, content, caller.subject()))
                .flatMap(changed -> EntityTag.matched(changed, get(caller, id)));
    }

    @Transactional
    Mono<ObligationView> submit(Caller caller, UUID id, @Nullable Long version) {
        return permitted(caller, id, Action.submit)
                .doOnNext(Obligations::requireTexts)
                .flatMap(found -> writing.submit(id, version, caller.subject()))
                .flatMap(changed -> EntityTag.matched(changed, get(caller, id)));
    }

    @Transactional
    Mono<ObligationView> withdraw(Caller caller, UUID id, @Nullable Long version) {
        return permitted(caller, id, Action.withdraw)
                .flatMap(found -> writing.withdraw(id, version, caller.subject()))
                .flatMap(changed -> EntityTag.matched(changed, get(caller, id)));
    }

    @Transactional
    Mono<ObligationView> decide(
            Caller caller, UUID id, @Nullable Long version, boolean accepted, @Nullable String remark) {
        return permitted(caller, id, accepted ? Action.accept : Action.sendBack)
                .flatMap(found -> writing.decide(id, version, caller.subject(), accepted, remark))
                .flatMap(changed -> EntityTag.matched(changed, get(caller, id)));
    }

    Mono<Page<FigureRow>> rows(Caller caller, UUID id, String code, int limit, @Nullable String cursor) {
        String after = Cursor.decode(cursor, 1).map(found -> found.key().get(0)).orElse(null);
        return find(caller, id)
                .filter(found -> figures.has(code))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)))
                .flatMap(found -> figures.rows(found.row().organization().id(), code, found.about(), after, limit + 1)
                        .collectList())
                .map(rows -> Page.of(rows, limit, row -> List.of(row.key())));
    }

    /** Rights first, then the state, so that who may not learns nothing of it. */
    private Mono<Stored> permitted(Caller caller, UUID id, Action action) {
        return find(caller, id)
                .filter(found -> mayEver(caller, found, action))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)))
                .doOnNext(found -> {
                    boolean deciding = action == Action.accept || action == Action.sendBack;
                    if (deciding && found.place().wrote()) {
                        throw ProblemException.of(ProblemType.OWN_REPORT);
                    }
                    if (!actions(caller, found).contains(action)) {
                        throw ProblemException.of(
                                ProblemType.ILLEGAL_STATE, found.row().state());
                    }
                });
    }

    private static boolean mayEver(Caller caller, Stored found, Action action) {
        return switch (action) {
            case fill, write, submit, withdraw ->
                ObligationScope.writes(
                        caller, found.place().path(), found.place().kind());
            case accept, sendBack ->
                ObligationScope.decides(
                        caller, found.place().path(), found.place().toItself());
            case comment -> actions(caller, found).contains(Action.comment);
        };
    }

    static List<Action> actions(Caller caller, Stored found) {
        return ObligationScope.actions(
                caller, found.place(), found.row().state(), found.row().filled());
    }

    private void check(Stored found, Content content) {
        for (int i = 0; i < content.texts().size(); i++) {
            int section = content.texts().get(i).section();
            if (section >= found.form().size() || !found.form().get(section).text()) {
                throw ProblemException.invalid(FieldError.of("/texts/" + i + "/section", "NOT_FOUND"));
            }
        }
        Set<String> codes = found.form().stream()
                .flatMap(section -> section.figures().stream())
                .collect(Collectors.toSet());
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < content.corrections().size(); i++) {
            Correction correction = content.corrections().get(i);
            String at = "/corrections/" + i;
            if (!codes.contains(correction.code()) || !seen.add(correction.code())) {
                throw ProblemException.invalid(FieldError.of(at + "/code", "NOT_FOUND"));
            }
            if (!figures.bounds(correction.code()).hold(correction.value())) {
                throw ProblemException.invalid(FieldError.of(at + "/value", "OUT_OF_RANGE"));
            }
        }
    }

    /** What is to be written is written before it is submitted. */
    private static void requireTexts(Stored found) {
        List<FieldError> missing = new ArrayList<>();
        for (int i = 0; i < found.form().size(); i++) {
            if (found.form().get(i).text() && !found.texts().containsKey(String.valueOf(i))) {
                missing.add(FieldError.of("/sections/" + i + "/text", "REQUIRED"));
            }
        }
        if (!missing.isEmpty()) {
            throw ProblemException.invalid(missing.toArray(FieldError[]::new));
        }
    }

    private ObligationView view(
            Caller caller, Stored stored, Map<String, Figure> found, Map<String, Map<String, String>> names) {
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < stored.form().size(); i++) {
            ReportSection section = stored.form().get(i);
            sections.add(new Section(
                    section.title(),
                    section.hint(),
                    section.text(),
                    stored.texts().get(String.valueOf(i)),
                    section.figures().stream()
                            .map(code -> found.getOrDefault(code, absent(code))
                                    .named(names.getOrDefault(code, ReportWords.names(code))))
                            .toList()));
        }
        return new ObligationView(
                stored.row().id(),
                stored.row(),
                stored.basis(),
                stored.termText(),
                stored.ownerName(),
                stored.filledAt(),
                sections,
                stored.submittedBy(),
                stored.submittedAt(),
                stored.decidedBy(),
                stored.decidedAt(),
                stored.remark(),
                stored.row().version(),
                actions(caller, stored));
    }

    private Figure absent(String code) {
        return new Figure(code, ReportWords.names(code), figures.unit(code), null, null, null, null, null, null, null);
    }
}
