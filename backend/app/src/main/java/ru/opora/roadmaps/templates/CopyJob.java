package ru.opora.roadmaps.templates;

import io.r2dbc.postgresql.codec.Json;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import ru.opora.platform.jobs.Background;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.persistence.Rows;
import ru.opora.roadmaps.Roadmaps;
import ru.opora.roadmaps.editions.Editions;
import ru.opora.roadmaps.editions.PlanContent;
import ru.opora.roadmaps.templates.CopyItemQueries.Waiting;
import ru.opora.roadmaps.templates.CopyQueries.Job;
import ru.opora.terms.Period;
import tools.jackson.databind.json.JsonMapper;

/** Makes copies for many, one job at a time, each copy in a transaction of its own; on any node, also after a restart. */
@Configuration(proxyBeanMethods = false)
class CopyJob {

    private static final Logger log = LoggerFactory.getLogger(CopyJob.class);
    private static final Duration PAUSE = Duration.ofMillis(700);
    private static final int AT_ONCE = 20;

    private final CopyQueries queries;
    private final CopyItemQueries items;
    private final Roadmaps roadmaps;
    private final Editions editions;
    private final PlanCopy copier;
    private final DatabaseClient database;
    private final JsonMapper json;
    private final TransactionalOperator transaction;

    CopyJob(
            CopyQueries queries,
            CopyItemQueries items,
            Roadmaps roadmaps,
            Editions editions,
            PlanCopy copier,
            DatabaseClient database,
            JsonMapper json,
            TransactionalOperator transaction) {
        this.queries = queries;
        this.items = items;
        this.roadmaps = roadmaps;
        this.editions = editions;
        this.copier = copier;
        this.database = database;
        this.json = json;
        this.transaction = transaction;
    }

    /** Every node works at the queue: a job is claimed, so that nobody else takes it. */
    @Bean
    Background roadmapCopiesWorker() {
        Mono<Boolean> one = Mono.defer(this::carryOut);
        return new Background(
                "Making copies of roadmaps",
                one.expand(carried -> carried ? one : Mono.delay(PAUSE).then(one)));
    }

    /** Gives whether there was one. */
    private Mono<Boolean> carryOut() {
        return DatabaseScope.system(queries.claim())
                .flatMap(id -> carryOut(id).thenReturn(true))
                .defaultIfEmpty(false);
    }

    private Mono<Void> carryOut(UUID id) {
        return DatabaseScope.system(queries.stored(id)).flatMap(job -> {
            var scope = new DatabaseScope(
                    List.of(""), job.createdBy(), new DatabaseScope.Change(id.toString(), "copies of a roadmap", ""));
            return steps(job).then(Mono.defer(() -> queries.finish(id))).contextWrite(scope::in);
        });
    }

    private Mono<Void> steps(Job job) {
        return items.waiting(job.view().id(), AT_ONCE)
                .collectList()
                .flatMap(waiting -> waiting.isEmpty()
                        ? Mono.empty()
                        : reactor.core.publisher.Flux.fromIterable(waiting)
                                .concatMap(item -> make(job, item))
                                .then(Mono.defer(() -> queries.extend(job.view().id())))
                                .then(Mono.defer(() -> steps(job))));
    }

    /** One copy, unless the organisation has it; who was faster on another node wins. */
    private Mono<Void> make(Job job, Waiting item) {
        return items.given(item.sourceId(), item.organizationId(), job.view().periodStart())
                .flatMap(there -> items.end(item.id(), CopyView.ItemState.ALREADY_THERE, there)
                        .thenReturn(there))
                .switchIfEmpty(Mono.defer(() -> copied(job, item).as(transaction::transactional)))
                .onErrorResume(
                        DuplicateKeyException.class,
                        faster -> items.given(
                                        item.sourceId(),
                                        item.organizationId(),
                                        job.view().periodStart())
                                .flatMap(there -> items.end(item.id(), CopyView.ItemState.ALREADY_THERE, there)
                                        .thenReturn(there)))
                .onErrorResume(failure -> !(failure instanceof TransientDataAccessException), failure -> {
                    log.error("A copy for {} could not be made", item.organizationId(), failure);
                    return items.end(item.id(), CopyView.ItemState.FAILED, null).then(Mono.empty());
                })
                .then();
    }

    private Mono<UUID> copied(Job job, Waiting item) {
        Period period = new Period(job.view().periodStart(), job.view().periodEnd());
        return plan(job, item).flatMap(plan -> {
            PlanCopy.Made made = copier.copy(plan, item.organizationId(), job.title(), period);
            return roadmaps.create(job.createdBy(), null, made.draft())
                    .flatMap(id -> items.give(id, item.sourceId())
                            .then(Mono.defer(() -> items.carry(id, plan, made)))
                            .then(Mono.defer(() -> items.adopt(job.view().id(), id, item.sourceId())))
                            .then(Mono.defer(() -> items.end(item.id(), CopyView.ItemState.MADE, id)))
                            .thenReturn(id));
        });
    }

    private Mono<PlanContent> plan(Job job, Waiting item) {
        return job.view().templateId() == null
                ? editions.plan(item.sourceId())
                : database.sql("SELECT content FROM roadmaps_templates WHERE id = :id")
                        .bind("id", Objects.requireNonNull(job.view().templateId()))
                        .map(row -> json.readValue(
                                Rows.get(row, "content", Json.class).asArray(), PlanContent.class))
                        .one();
    }
}
