package ru.opora.monitoring.forms;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.monitoring.forms.CellQueries.Written;
import ru.opora.monitoring.forms.FormQueries.Filter;
import ru.opora.monitoring.forms.FormQueries.Stored;
import ru.opora.monitoring.forms.FormView.Completeness;
import ru.opora.monitoring.forms.FormView.Summary;
import ru.opora.monitoring.indicators.IndicatorDefinition.Origin;
import ru.opora.monitoring.rounds.KnownRound;
import ru.opora.monitoring.rounds.KnownRound.Measured;
import ru.opora.monitoring.rounds.RoundState;
import ru.opora.monitoring.rounds.Rounds;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;

/** Forms: read with all that helps to judge a value, written many cells at once, and never over what somebody else wrote. */
@Service
class Forms {

    private final Rounds rounds;
    private final FormQueries queries;
    private final CellQueries cells;
    private final FormReading reading;
    private final Recounting recounting;

    Forms(Rounds rounds, FormQueries queries, CellQueries cells, FormReading reading, Recounting recounting) {
        this.rounds = rounds;
        this.queries = queries;
        this.cells = cells;
        this.reading = reading;
        this.recounting = recounting;
    }

    Mono<Page<Summary>> list(Caller caller, UUID round, Filter filter, int limit, @Nullable String cursor) {
        return rounds.known(caller, round).flatMap(known -> queries.list(caller, round, filter, limit, cursor));
    }

    Mono<Page<Completeness>> completeness(Caller caller, UUID round, int limit, @Nullable String cursor) {
        return rounds.known(caller, round).flatMap(known -> queries.completeness(caller, round, limit, cursor));
    }

    Mono<FormView> get(Caller caller, UUID round, UUID school) {
        return rounds.known(caller, round)
                .flatMap(known -> form(caller, round, school).flatMap(form -> reading.view(caller, known, form)));
    }

    /** The form of a school; not found unless the caller sees it. */
    Mono<Stored> form(Caller caller, UUID round, UUID school) {
        return queries.find(caller, round, school)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    @Transactional
    Mono<FormView> write(Caller caller, UUID round, UUID school, long version, List<CellInput> input) {
        return rounds.known(caller, round)
                .flatMap(known -> form(caller, round, school).flatMap(form -> put(caller, known, form, version, input)))
                .then(Mono.defer(() -> get(caller, round, school)));
    }

    /** Writes cells over a version of a form; whoever comes after another is told with the form as it is now. */
    @Transactional
    Mono<Void> put(Caller caller, KnownRound round, Stored read, long version, List<CellInput> input) {
        return Mono.just(read)
                .filter(form -> caller.may(MonitoringPermission.WRITE, form.path()))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)))
                .delayUntil(form -> enterable(round, form))
                .delayUntil(form -> files(form, input))
                .flatMap(form -> write(caller, round, form, version, written(round, form.id(), input)));
    }

    private Mono<Void> write(Caller caller, KnownRound round, Stored form, long version, List<Written> written) {
        return cells.waitFor(round.id(), form.summary().municipality().id())
                .then(Mono.defer(() -> rounds.open(caller, round.id()))) // it may have been closed meanwhile
                .flatMap(open ->
                        cells.take(Map.of(form.id(), version), caller.subject()).singleOrEmpty())
                .switchIfEmpty(Mono.defer(
                        () -> get(caller, round.id(), form.summary().school().id())
                                .flatMap(now -> Mono.error(ProblemException.stale(now)))))
                .flatMap(taken -> cells.write(written, caller.subject())
                        .then(Mono.defer(() -> recounting.of(round, List.of(taken)))));
    }

    private static Mono<Void> enterable(KnownRound round, Stored form) {
        if (round.state() != RoundState.OPEN) {
            return Mono.error(() -> ProblemException.of(ProblemType.ILLEGAL_STATE, round.state()));
        }
        return form.summary().state() == FormState.CONFIRMED
                ? Mono.error(() -> ProblemException.of(ProblemType.FORM_LOCKED))
                : Mono.empty();
    }

    private Mono<Void> files(Stored form, List<CellInput> input) {
        Set<UUID> wanted =
                input.stream().map(CellInput::fileId).filter(Objects::nonNull).collect(Collectors.toSet());
        return wanted.isEmpty()
                ? Mono.empty()
                : cells.files(wanted, form.summary().school().id(), form.id())
                        .filter(found -> found == wanted.size())
                        .switchIfEmpty(Mono.error(() -> ProblemException.invalid(FieldError.of("/cells", "NOT_FOUND"))))
                        .then();
    }

    /** The cells as rows, each of which the round asks for and somebody may enter. */
    static List<Written> written(KnownRound round, UUID form, List<CellInput> input) {
        List<Written> written = new ArrayList<>();
        Set<List<Object>> seen = new HashSet<>();
        for (int at = 0; at < input.size(); at++) {
            CellInput cell = input.get(at);
            String pointer = "/cells/" + at;
            Measured measured = round.measured(cell.indicatorId())
                    .orElseThrow(() -> ProblemException.invalid(FieldError.of(pointer + "/indicatorId", "NOT_FOUND")));
            if (measured.definition().origin() == Origin.FORMULA) {
                throw ProblemException.invalid(FieldError.of(pointer + "/indicatorId", "RECKONED"));
            }
            if (Totals.parts(measured.definition()).noneMatch(cell.part()::equals)) {
                throw ProblemException.invalid(FieldError.of(pointer + "/breakdown", "NOT_FOUND"));
            }
            if (cell.value() != null && cell.missing() != null) {
                throw ProblemException.invalid(FieldError.of(pointer + "/missing", "INVALID"));
            }
            if (!seen.add(List.of(measured.id(), cell.part()))) {
                throw ProblemException.invalid(FieldError.of(pointer, "ALREADY_EXISTS"));
            }
            written.add(new Written(
                    form, measured.id(), cell.part(), cell.value(), cell.missing(), cell.evidence(), cell.fileId()));
        }
        return written;
    }
}
