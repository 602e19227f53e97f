package ru.opora.organizations.importing;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessException;
import reactor.core.publisher.Mono;
import ru.opora.platform.jobs.Background;
import ru.opora.platform.persistence.DatabaseScope;

/** Carries out lists that were applied, one at a time, in the name of whoever applied them; on any node, also after a restart. */
@Configuration(proxyBeanMethods = false)
class ListImportJob {

    private static final Logger log = LoggerFactory.getLogger(ListImportJob.class);

    private static final Duration PAUSE = Duration.ofMillis(700);
    private static final int AT_ONCE = 2000;

    private final ListImportQueries imports;
    private final ListApplying applying;

    ListImportJob(ListImportQueries imports, ListApplying applying) {
        this.imports = imports;
        this.applying = applying;
    }

    /** Every node works at the queue: a list is claimed, so that nobody else takes it. */
    @Bean
    Background organizationListsWorker() {
        Mono<Boolean> one = Mono.defer(this::carryOut);
        return new Background(
                "Carrying out lists of organisations",
                one.expand(carried -> carried ? one : Mono.delay(PAUSE).then(one)));
    }

    /** Gives whether there was one. */
    Mono<Boolean> carryOut() {
        return DatabaseScope.system(imports.claim())
                .flatMap(id -> carryOut(id).thenReturn(true))
                .defaultIfEmpty(false);
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
