package ru.opora.reports;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import ru.opora.organizations.Organizations;
import ru.opora.organizations.Organizations.Place;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;
import ru.opora.reports.SubmissionView.Action;

/** Consolidated reports on their way up: an organisation sends what the reports below it add up to, and who stands above takes it or not. */
@Service
class Submissions {

    private final SubmissionQueries queries;
    private final ConsolidatedReports reports;
    private final Organizations organizations;

    Submissions(SubmissionQueries queries, ConsolidatedReports reports, Organizations organizations) {
        this.queries = queries;
        this.reports = reports;
        this.organizations = organizations;
    }

    Mono<Page<SubmissionView>> list(
            Caller caller, UUID template, @Nullable LocalDate period, int limit, @Nullable String cursor) {
        return reports.head(caller, template, period).flatMap(head -> queries.list(caller, head, limit, cursor));
    }

    Mono<SubmissionView> get(Caller caller, UUID id) {
        return queries.find(caller, id).switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    @Transactional
    Mono<SubmissionView> submit(Caller caller, UUID template, SubmissionView.Request request) {
        return reports.head(caller, template, request.period())
                .then(place(caller, request.organizationId()))
                .flatMap(place -> reports.within(caller, place.path(), template, request.period()))
                .filter(view -> view.head().accepted() > 0)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOTHING_ACCEPTED)))
                .delayUntil(view -> belowOwner(template, request.organizationId()))
                .flatMap(view -> queries.submit(request.organizationId(), view, request.note(), caller.subject()))
                .switchIfEmpty(
                        Mono.error(() -> ProblemException.of(ProblemType.ILLEGAL_STATE, ObligationState.SUBMITTED)))
                .flatMap(id -> get(caller, id));
    }

    @Transactional
    Mono<SubmissionView> decide(
            Caller caller, UUID id, @Nullable Long version, boolean accepted, @Nullable String remark) {
        return get(caller, id)
                .doOnNext(found -> require(found, accepted ? Action.accept : Action.sendBack))
                .flatMap(found -> queries.decide(
                        id,
                        version,
                        caller.subject(),
                        accepted ? ObligationState.ACCEPTED : ObligationState.RETURNED,
                        remark))
                .flatMap(changed -> EntityTag.matched(changed, get(caller, id)));
    }

    private Mono<Place> place(Caller caller, UUID organization) {
        return organizations
                .permitted(caller, ReportsPermission.WRITE, organization, "/organizationId")
                .filter(place -> ObligationScope.writes(caller, place.path(), place.kind()))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)));
    }

    private Mono<Void> belowOwner(UUID template, UUID organization) {
        return queries.isBelowOwner(template, organization)
                .filter(below -> below)
                .switchIfEmpty(Mono.error(() -> ProblemException.invalid(FieldError.of("/organizationId", "INVALID"))))
                .then();
    }

    private static void require(SubmissionView found, Action action) {
        if (!found.allowedActions().contains(action)) {
            throw found.state() == ObligationState.SUBMITTED
                    ? ProblemException.of(ProblemType.FORBIDDEN)
                    : ProblemException.of(ProblemType.ILLEGAL_STATE, found.state());
        }
    }
}
