package ru.opora.monitoring.assessments;

import io.r2dbc.postgresql.codec.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.monitoring.assessments.ResultView.Correction;
import ru.opora.organizations.Organizations;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;
import tools.jackson.databind.json.JsonMapper;

/** What schools came to. A correction never overwrites: it ends a version and begins another. */
@Service
class AssessmentResults {

    private final AssessmentResultQueries queries;
    private final Assessments assessments;
    private final Organizations organizations;
    private final JsonMapper json;

    AssessmentResults(
            AssessmentResultQueries queries, Assessments assessments, Organizations organizations, JsonMapper json) {
        this.json = json;
        this.queries = queries;
        this.assessments = assessments;
        this.organizations = organizations;
    }

    Mono<Page<ResultView>> of(
            Caller caller, UUID assessment, AssessmentResultQueries.Filter filter, int limit, @Nullable String cursor) {
        return assessments
                .get(caller, assessment)
                .flatMap(found -> queries.of(caller, assessment, filter, limit, cursor));
    }

    Mono<Page<ResultView>> ofSchool(Caller caller, UUID school, int limit, @Nullable String cursor) {
        return organizations
                .place(caller, school)
                .filter(place -> caller.may(MonitoringPermission.READ, place.path()))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)))
                .flatMap(place -> queries.ofSchool(caller, school, limit, cursor));
    }

    Mono<ResultView.History> history(Caller caller, long id) {
        return find(caller, id)
                .flatMap(found -> queries.versions(caller, found))
                .map(ResultView.History::new);
    }

    @Transactional
    Mono<ResultView> correct(Caller caller, long id, Correction correction) {
        return find(caller, id)
                .delayUntil(found -> requireLatest(caller, found))
                .filter(found -> found.allowedActions().contains(ResultView.Action.correct))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)))
                .delayUntil(found -> sound(correction))
                .flatMap(found -> queries.moment(found.assessment().id())
                        .flatMap(moment -> queries.end(id, moment)
                                .filter(ended -> ended > 0)
                                .flatMap(ended -> queries.replace(found, correction, moment, caller.subject()))))
                .flatMap(next -> find(caller, next))
                .switchIfEmpty(Mono.error(() -> ProblemException.stale(null)));
    }

    /** Writes what schools came to; what is there with other figures is ended by it. */
    @Transactional
    Mono<ResultsRequest.Receipt> record(Caller caller, UUID assessment, ResultsRequest request) {
        List<ResultsRequest.Item> items = request.items();
        Json rows = Json.of(json.writeValueAsBytes(items));
        return assessments
                .get(caller, assessment)
                .filter(found -> found.allowedActions().contains(AssessmentView.Action.update))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)))
                .doOnNext(found -> check(items))
                .delayUntil(found -> requireOwn(caller, items))
                .then(Mono.defer(() -> queries.moment(assessment)))
                .flatMap(moment -> queries.endChanged(assessment, rows, moment)
                        .flatMap(ended -> queries.add(assessment, rows, moment, caller.subject(), request.reason())
                                .map(added -> new ResultsRequest.Receipt(
                                        (int) (added - ended), ended.intValue(), (int) (items.size() - added)))));
    }

    private static void check(List<ResultsRequest.Item> items) {
        Set<String> seen = new HashSet<>();
        for (int at = 0; at < items.size(); at++) {
            ResultsRequest.Item item = items.get(at);
            if (!item.fault().isEmpty()) {
                throw ProblemException.invalid(FieldError.of("/items/" + at + item.fault(), "INVALID"));
            }
            if (!seen.add(item.organizationId() + item.letter())) {
                throw ProblemException.invalid(FieldError.of("/items/" + at + "/organizationId", "ALREADY_EXISTS"));
            }
        }
    }

    private Mono<Void> requireOwn(Caller caller, List<ResultsRequest.Item> items) {
        List<UUID> schools =
                items.stream().map(ResultsRequest.Item::organizationId).toList();
        return queries.foreign(caller, schools)
                .flatMap(foreign -> foreign.isEmpty()
                        ? Mono.empty()
                        : Mono.error(ProblemException.invalid(FieldError.of(
                                "/items/" + schools.indexOf(foreign.get(0)) + "/organizationId", "NOT_FOUND"))));
    }

    /** A version that was corrected already is not corrected again: the answer says the one that holds. */
    private Mono<Void> requireLatest(Caller caller, ResultView found) {
        return found.validTo() == null
                ? Mono.empty()
                : queries.versions(caller, found).flatMap(all -> Mono.error(ProblemException.stale(all.get(0))));
    }

    private static Mono<Void> sound(Correction correction) {
        String fault = correction.fault();
        return fault.isEmpty()
                ? Mono.empty()
                : Mono.error(() -> ProblemException.invalid(FieldError.of(fault, "INVALID")));
    }

    private Mono<ResultView> find(Caller caller, long id) {
        return queries.find(caller, id).switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }
}
