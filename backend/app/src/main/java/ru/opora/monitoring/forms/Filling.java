package ru.opora.monitoring.forms;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.monitoring.forms.CellQueries.Brought;
import ru.opora.monitoring.indicators.IndicatorSources;
import ru.opora.monitoring.rounds.KnownRound;
import ru.opora.monitoring.rounds.KnownRound.Measured;
import ru.opora.monitoring.rounds.RoundOpening;
import ru.opora.monitoring.rounds.Rounds;
import ru.opora.organizations.Organizations;
import ru.opora.organizations.Organizations.Place;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;

/** Fills cells from data that is there, when a round is opened and when it is asked for. What somebody entered or confirmed stays as it is. */
@Service
class Filling implements RoundOpening {

    private final Rounds rounds;
    private final IndicatorSources sources;
    private final CellQueries cells;
    private final Recounting recounting;
    private final Organizations organizations;

    Filling(
            Rounds rounds,
            IndicatorSources sources,
            CellQueries cells,
            Recounting recounting,
            Organizations organizations) {
        this.rounds = rounds;
        this.sources = sources;
        this.cells = cells;
        this.recounting = recounting;
        this.organizations = organizations;
    }

    /** How much a filling brought. */
    @Schema(name = "MonitoringFilled")
    record Filled(
            @Schema(description = "Cells that have got a value or another one")
            long filled) {}

    @Transactional
    Mono<Filled> fill(Caller caller, UUID id) {
        return rounds.known(caller, id)
                .filter(round -> caller.may(MonitoringPermission.MANAGE, round.ownerPath()))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)))
                .then(Mono.defer(() -> rounds.openAlone(caller, id)))
                .flatMap(round -> fill(caller, round))
                .map(Filled::new);
    }

    @Override
    public Mono<Void> opened(Caller caller, UUID id) {
        return rounds.open(caller, id)
                .filter(round -> round.indicators().stream()
                        .anyMatch(one -> one.definition().source() != null))
                .flatMap(round -> fill(caller, round))
                .then();
    }

    private Mono<Long> fill(Caller caller, KnownRound round) {
        return organizations
                .place(caller, round.ownerId())
                .flatMapMany(place ->
                        Flux.fromIterable(round.indicators()).concatMap(one -> bring(caller, round, place, one), 1))
                .reduce(0L, Long::sum)
                .delayUntil(filled -> recounting.of(round, null));
    }

    /** All of a source before the first is written: one connection cannot read and write at the same time. */
    private Mono<Long> bring(Caller caller, KnownRound round, Place place, Measured one) {
        String key = one.definition().source();
        return key == null
                ? Mono.empty()
                : sources.values(caller, place, key, round.opensOn(), round.closesOn())
                        .map(value -> new Brought(value.organization(), value.value(), value.trace()))
                        .collectList()
                        .filter(values -> !values.isEmpty())
                        .flatMap(values -> cells.bring(round.id(), one.id(), values));
    }
}
