package ru.opora.organizations.importing;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.DatabaseScope;

/** Carries out lists that were applied, one at a time, in the name of whoever applied them; on any node, also after a restart. */
@Component
class ListImportJob {

    private static final Logger log = LoggerFactory.getLogger(ListImportJob.class);

    private static final int AT_ONCE = 2000;

    private final ListImportQueries imports;
    private final ListApplying applying;

    ListImportJob(ListImportQueries imports, ListApplying applying) {
        this.imports = imports;
        this.applying = applying;
    }

    @Scheduled(initialDelay = 2000, fixedDelay = 700, timeUnit = TimeUnit.MILLISECONDS)
    Mono<Void> carryOut() {
        return DatabaseScope.system(imports.claim()).flatMap(this::carryOut).onErrorResume(failure -> {
            log.warn("Lists of schools wait: {}", failure.toString());
            return Mono.empty();
        });
    }

    private Mono<Void> carryOut(UUID id) {
        return DatabaseScope.system(imports.find(id)).flatMap(found -> {
            String by = Objects.requireNonNullElse(found.appliedBy(), found.createdBy());
            var scope = new DatabaseScope(
                    List.of(""),
                    by,
                    new DatabaseScope.Change(id.toString(), "list of organizations", found.fileName()));
            return applying.judge(found)
                    .then(Mono.defer(() -> steps(found, AT_ONCE)))
                    .then(Mono.defer(() -> applying.finish(found)))
                    .onErrorResume(failure -> !(failure instanceof TransientDataAccessException), failure -> {
                        log.error("The list {} could not be carried out", id, failure);
                        return imports.end(id, ListImportStatus.FAILED, "INTERNAL");
                    })
                    .contextWrite(scope::in);
        });
    }

    /** Goes on until nothing is left; rows that the database does not take are found by taking fewer at a time. */
    private Mono<Void> steps(ListImport found, int most) {
        return applying.step(found, most)
                .onErrorResume(
                        DataIntegrityViolationException.class,
                        refused -> most == 1 ? applying.refuseNext(found.id()).thenReturn(1) : Mono.just(-1))
                .flatMap(done -> done == 0
                        ? Mono.empty()
                        : steps(found, done < 0 ? Math.max(1, most / 12) : Math.min(AT_ONCE, most * 2)));
    }
}
