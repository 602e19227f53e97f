package ru.opora.organizations.importing;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import ru.opora.organizations.names.OrganizationNames;

/**
 * Carries a list out, each step whole or not at all: what was done before a node was killed stays done, and going on
 * begins by holding what is left against the organisations as they are by then.
 */
@Service
class ListApplying {

    private final ListImportQueries imports;
    private final ListRowQueries rows;
    private final ListApplyQueries queries;
    private final KnownQueries known;
    private final ListReader reader;
    private final OrganizationNames names;
    private final Clock clock;

    ListApplying(
            ListImportQueries imports,
            ListRowQueries rows,
            ListApplyQueries queries,
            KnownQueries known,
            ListReader reader,
            OrganizationNames names,
            Clock clock) {
        this.imports = imports;
        this.rows = rows;
        this.queries = queries;
        this.known = known;
        this.reader = reader;
        this.names = names;
        this.clock = clock;
    }

    /** Understands the rows that are left anew, and stores what they come to. */
    @Transactional
    Mono<Void> judge(ListImport found) {
        return rows.open(found.id())
                .collectList()
                .flatMap(printed -> judge(
                        found.id(),
                        found.parentId(),
                        new ReadList(found.correctedColumns(), printed),
                        found.corrections()));
    }

    /** Holds a list against the organisations below the parent, and stores what its rows come to. */
    Mono<Void> judge(UUID id, UUID parent, ReadList list, ListCorrections corrections) {
        return known.below(parent)
                .flatMap(there -> reader.offLoop(() -> ListJudge.judge(list, corrections, there)))
                .flatMap(judged -> rows.replace(id, judged.rows()).then(imports.count(id, judged.municipalities())));
    }

    /** Carries out the next rows. Gives how many; 0 when nothing is left. */
    @Transactional
    Mono<Integer> step(ListImport found, int most) {
        return queries.next(found.id(), most)
                .flatMap(positions -> positions.isEmpty()
                        ? Mono.just(0)
                        : carryOut(found, positions).thenReturn(positions.size()));
    }

    /** Gives up the next row, which the database does not take. */
    @Transactional
    Mono<Void> refuseNext(UUID id) {
        return queries.next(id, 1).flatMap(positions -> queries.refuse(id, positions.get(0)));
    }

    /** All is carried out that can be. */
    @Transactional
    Mono<Void> finish(ListImport found) {
        return imports.find(found.id())
                .flatMap(now -> imports.count(found.id(), now.municipalities()))
                .then(imports.end(found.id(), ListImportStatus.APPLIED, null));
    }

    private Mono<Void> carryOut(ListImport found, List<Integer> positions) {
        UUID id = found.id();
        String by = Objects.requireNonNullElse(found.appliedBy(), found.createdBy());
        return queries.municipalities(id)
                .then(queries.add(id, positions))
                .then(queries.today(found.parentId(), clock.instant()))
                .flatMap(today -> queries.rename(id, positions, today, by, found.fileName()))
                .then(queries.change(id, positions))
                .then(queries.done(id, positions))
                .flatMap(names::renew)
                .then(imports.progress(id, positions.size()));
    }
}
