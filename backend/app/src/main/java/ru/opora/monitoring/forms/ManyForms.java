package ru.opora.monitoring.forms;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.forms.CellQueries.Written;
import ru.opora.monitoring.rounds.KnownRound;
import ru.opora.monitoring.rounds.RoundState;
import ru.opora.monitoring.rounds.Rounds;
import ru.opora.platform.security.Caller;

/**
 * Writes the forms of some schools of one municipality at once: as many statements for a hundred schools as for one. What somebody was
 * faster with is left out and not an error, so that it undoes nothing of the others.
 */
@Service
class ManyForms {

    /** Schools of one transaction: a round of 200 indicators has then some 20,000 cells in it. */
    static final int BATCH = 100;

    private final Rounds rounds;
    private final CellQueries cells;
    private final Recounting recounting;

    ManyForms(Rounds rounds, CellQueries cells, Recounting recounting) {
        this.rounds = rounds;
        this.cells = cells;
        this.recounting = recounting;
    }

    /**
     * What came of it.
     *
     * @param isOpen false: the round was closed meanwhile
     * @param forms those that were written
     */
    record Done(boolean isOpen, Set<UUID> forms) {}

    /**
     * Writes cells over the versions in which their forms were read.
     *
     * @param written of cells that somebody may enter; a file in them stands there already
     */
    @Transactional
    Mono<Done> write(
            Caller caller, KnownRound round, UUID municipality, Map<UUID, Long> versions, List<Written> written) {
        return cells.waitFor(round.id(), municipality)
                .then(Mono.defer(() -> rounds.known(caller, round.id())))
                .flatMap(now -> now.state() == RoundState.OPEN
                        ? cells.take(versions, caller.subject())
                                .collect(Collectors.toSet())
                                .delayUntil(taken -> put(caller, round, taken, written))
                                .map(taken -> new Done(true, taken))
                        : Mono.just(new Done(false, Set.of())));
    }

    private Mono<Void> put(Caller caller, KnownRound round, Set<UUID> taken, List<Written> written) {
        List<Written> of =
                written.stream().filter(cell -> taken.contains(cell.form())).toList();
        return of.isEmpty()
                ? Mono.empty()
                : cells.write(of, caller.subject()).then(Mono.defer(() -> recounting.of(round, taken)));
    }
}
