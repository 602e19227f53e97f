package ru.opora.monitoring.assessments.importing;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTransientException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.assessments.importing.ResultImportView.Counts;
import ru.opora.monitoring.assessments.importing.ResultImportView.Status;
import ru.opora.monitoring.assessments.importing.ResultImportView.Unknown;
import ru.opora.organizations.matching.SchoolIndexes;
import ru.opora.platform.documents.SourceRefused;
import ru.opora.platform.jobs.Background;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.persistence.DedicatedConnections;
import ru.opora.platform.problem.Refusals;

/**
 * Checks and writes files of results, one at a time on each node. Each batch is written with how far the file is: what a killed node has
 * done stays done, and whoever goes on begins behind it.
 */
@Configuration(proxyBeanMethods = false)
class ResultImportJob {

    private static final Logger log = LoggerFactory.getLogger(ResultImportJob.class);

    private static final Duration PAUSE = Duration.ofMillis(700);

    /** For so many names that mean no school others are proposed. */
    private static final int PROPOSED = 50;

    private static final int TOLD = 200;

    private static final String UNIQUE = "23505";

    private final ResultImportQueries imports;
    private final ResultImportProgress progress;
    private final ResultReading reading;
    private final ResultWriting writing;
    private final SchoolIndexes schools;
    private final DedicatedConnections connections;

    ResultImportJob(
            ResultImportQueries imports,
            ResultImportProgress progress,
            ResultReading reading,
            ResultWriting writing,
            SchoolIndexes schools,
            DedicatedConnections connections) {
        this.imports = imports;
        this.progress = progress;
        this.reading = reading;
        this.writing = writing;
        this.schools = schools;
        this.connections = connections;
    }

    @Bean
    Background assessmentResultsWorker() {
        Mono<Boolean> one = Mono.defer(this::carryOut);
        return new Background(
                "Files of assessments' results",
                one.expand(carried -> carried ? one : Mono.delay(PAUSE).then(one)));
    }

    /** Gives whether there was one. */
    Mono<Boolean> carryOut() {
        return DatabaseScope.system(progress.claim())
                .flatMap(id -> DatabaseScope.system(imports.find(id)))
                .flatMap(found -> DatabaseScope.system(
                                pass(found).onErrorResume(failure -> !passes(failure), failure -> fail(found, failure)))
                        .thenReturn(true))
                .defaultIfEmpty(false);
    }

    /**
     * Whether it is the database's or another writer's, not the file's: when the claim ends, whoever is there goes on behind what was done.
     * So it is when somebody was faster to add an assessment or a result that this pass took for new.
     */
    private static boolean passes(Throwable failure) {
        return failure instanceof TransientDataAccessException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof R2dbcTransientException
                || failure instanceof R2dbcNonTransientResourceException
                || failure instanceof TimeoutException
                || failure instanceof R2dbcDataIntegrityViolationException refused
                        && UNIQUE.equals(refused.getSqlState());
    }

    private Mono<Void> pass(ResultImport of) {
        boolean writes = of.status() == Status.APPLYING;
        // A check that was broken off begins anew: what it found is not kept row by row.
        Mono<Void> before = writes ? Mono.empty() : progress.forgetFaults(of.id());
        return before.then(Mono.zip(schools.below(of.organizationId()), imports.procedures(of.organizationId())))
                .map(known -> new ResultJudge(of, known.getT1(), known.getT2()))
                .flatMap(judge -> connections
                        .<Counts>using(connection -> batches(connection, of, judge, writes))
                        .then(Mono.defer(() -> writes ? written(of) : checked(of, judge))));
    }

    private Mono<Counts> batches(PostgresqlConnection connection, ResultImport of, ResultJudge judge, boolean writes) {
        Counts done = writes ? of.counts() : Counts.NONE;
        // The counts of the batches so far stand in the row of the next one: they come one after the other.
        Counts[] sum = {done};
        return writing.begin(connection, of)
                .thenMany(reading.batches(of, judge, done.rows())
                        .concatMap(
                                batch -> writing.step(connection, of, batch, sum[0])
                                        .doOnNext(now -> sum[0] = sum[0].plus(now)),
                                1))
                .then(Mono.fromSupplier(() -> sum[0]));
    }

    private Mono<Void> checked(ResultImport of, ResultJudge judge) {
        return Flux.fromIterable(judge.unknown())
                .take(TOLD)
                .index()
                .concatMap(named -> named.getT1() < PROPOSED ? proposed(of, named.getT2()) : Mono.just(named.getT2()))
                .collectList()
                .flatMap(unknown -> progress.end(of.id(), Status.CHECKED, unknown, null));
    }

    private Mono<Unknown> proposed(ResultImport of, Unknown named) {
        return schools.alike(of.organizationId(), named.name())
                .map(alike -> new Unknown(
                        named.name(),
                        named.municipality(),
                        named.rows(),
                        alike.stream()
                                .map(one -> new ResultImportView.Candidate(one.id(), one.name(), one.score()))
                                .toList()));
    }

    private Mono<Void> written(ResultImport of) {
        Mono<Void> remembered = of.headerRow() == 0 ? Mono.empty() : progress.remember(of);
        return remembered.then(progress.end(of.id(), Status.APPLIED, null, null));
    }

    private Mono<Void> fail(ResultImport of, Throwable failure) {
        String code = "INTERNAL";
        if (failure instanceof SourceRefused refused) {
            code = Refusals.problem(refused).type().name();
        } else {
            log.error("The results {} could not be read", of.id(), failure);
        }
        return progress.end(of.id(), Status.FAILED, null, code);
    }
}
