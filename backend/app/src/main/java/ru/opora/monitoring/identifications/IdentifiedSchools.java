package ru.opora.monitoring.identifications;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.monitoring.identifications.IdentificationRequest.Decision;
import ru.opora.monitoring.identifications.IdentificationRequest.Verdict;
import ru.opora.monitoring.identifications.IdentifiedSchoolView.Action;
import ru.opora.monitoring.identifications.IdentifiedSchoolView.State;
import ru.opora.organizations.Organizations;
import ru.opora.organizations.programmes.Participations;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;

/** Schools on lists: they may disagree, are answered, and an order decides. */
@Service
class IdentifiedSchools {

    private final IdentifiedSchoolQueries queries;
    private final IdentificationQueries lists;
    private final Identifications identifications;
    private final Participations participations;
    private final Organizations organizations;

    IdentifiedSchools(
            IdentifiedSchoolQueries queries,
            IdentificationQueries lists,
            Identifications identifications,
            Participations participations,
            Organizations organizations) {
        this.queries = queries;
        this.lists = lists;
        this.identifications = identifications;
        this.participations = participations;
        this.organizations = organizations;
    }

    Mono<Page<IdentifiedSchoolView>> list(
            Caller caller, UUID run, IdentifiedSchoolQueries.Filter filter, int limit, @Nullable String cursor) {
        return identifications.get(caller, run).flatMap(found -> queries.list(caller, filter, limit, cursor));
    }

    /** All lists on which a school is. */
    Mono<Page<IdentifiedSchoolView>> of(Caller caller, UUID school, int limit, @Nullable String cursor) {
        return organizations
                .place(caller, school)
                .filter(place -> caller.may(MonitoringPermission.READ, place.path()))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)))
                .flatMap(place -> queries.list(
                        caller, new IdentifiedSchoolQueries.Filter(null, school, null, null), limit, cursor));
    }

    Mono<IdentifiedSchoolView> get(Caller caller, UUID id) {
        return queries.find(caller, id).switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    @Transactional
    Mono<IdentifiedSchoolView> dispute(Caller caller, UUID id, IdentificationRequest.Dispute dispute) {
        return allowed(caller, id, Action.dispute, State.LISTED)
                .delayUntil(found -> ownFile(found, dispute.fileId()))
                .flatMap(found -> noted(queries.dispute(id, dispute, caller.subject()), found))
                .flatMap(found -> told(caller, found));
    }

    @Transactional
    Mono<IdentifiedSchoolView> answer(Caller caller, UUID id, IdentificationRequest.Answer answer) {
        return allowed(caller, id, Action.answer, State.DISPUTED)
                .flatMap(found -> noted(queries.answer(id, answer, caller.subject()), found))
                .flatMap(found -> told(caller, found));
    }

    /** Decides on all of them or on none. */
    @Transactional
    Mono<IdentificationView> decide(Caller caller, UUID run, Decision decision) {
        return identifications
                .get(caller, run)
                .filter(view -> view.announcedOn() != null)
                .switchIfEmpty(Mono.error(
                        () -> ProblemException.of(ProblemType.ILLEGAL_STATE, IdentificationView.State.DRAFT)))
                .doOnNext(view -> Identifications.require(view, IdentificationView.Action.decide))
                .flatMap(view -> queries.among(caller, run, decision.schools()).collectList())
                .doOnNext(schools -> check(schools, decision))
                .flatMap(schools -> taken(caller, schools, decision))
                .flatMap(taken -> queries.decide(decision, taken, caller.subject()))
                .flatMap(decided -> decided == new HashSet<>(decision.schools()).size()
                        ? lists.touch(run)
                        : Mono.error(ProblemException.of(ProblemType.CONFLICT)))
                .then(Mono.defer(() -> identifications.get(caller, run)));
    }

    private static void check(List<IdentifiedSchoolView> schools, Decision decision) {
        if (schools.size() != new HashSet<>(decision.schools()).size()) {
            throw ProblemException.invalid(FieldError.of("/schools", "NOT_FOUND"));
        }
        if (decision.verdict() == Verdict.EXCLUDE && decision.programme() != null) {
            throw ProblemException.invalid(FieldError.of("/programme", "INVALID"));
        }
        if (decision.verdict() == Verdict.EXCLUDE
                && (decision.reason() == null || decision.reason().isBlank())) {
            throw ProblemException.invalid(FieldError.of("/reason", "REQUIRED"));
        }
        schools.stream()
                .filter(school -> !school.allowedActions().contains(Action.decide))
                .findFirst()
                .ifPresent(school -> {
                    throw ProblemException.of(ProblemType.ILLEGAL_STATE, school.state());
                });
    }

    /** The participations that begin, by the ids of the schools' entries. */
    private Mono<Map<UUID, UUID>> taken(Caller caller, List<IdentifiedSchoolView> schools, Decision decision) {
        IdentificationRequest.Programme programme = decision.programme();
        if (programme == null) {
            return Mono.just(Map.of());
        }
        List<UUID> places =
                schools.stream().map(school -> school.organization().id()).toList();
        var entry = new Participations.Entry(
                programme.programmeId(),
                programme.cohortYear(),
                programme.grounds(),
                decision.orderNumber(),
                decision.orderDate(),
                programme.enteredOn());
        return participations.takeIn(caller, places, entry).map(taken -> {
            Map<UUID, UUID> byEntry = new HashMap<>();
            schools.forEach(school -> {
                UUID participation = taken.get(school.organization().id());
                if (participation != null) {
                    byEntry.put(school.id(), participation);
                }
            });
            return byEntry;
        });
    }

    private Mono<IdentifiedSchoolView> allowed(Caller caller, UUID id, Action action, State from) {
        return get(caller, id).doOnNext(found -> {
            if (!found.allowedActions().contains(action)) {
                throw found.state() == from
                        ? ProblemException.of(ProblemType.FORBIDDEN)
                        : ProblemException.of(ProblemType.ILLEGAL_STATE, found.state());
            }
        });
    }

    private Mono<Void> ownFile(IdentifiedSchoolView found, @Nullable UUID file) {
        return file == null
                ? Mono.empty()
                : queries.isFileOf(file, found.organization().id())
                        .filter(own -> own)
                        .switchIfEmpty(
                                Mono.error(() -> ProblemException.invalid(FieldError.of("/fileId", "NOT_FOUND"))))
                        .then();
    }

    /** Of two who write at once the second is told so: the words are not there. */
    private static Mono<IdentifiedSchoolView> noted(Mono<Long> writing, IdentifiedSchoolView found) {
        return writing.filter(written -> written > 0)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.CONFLICT)))
                .thenReturn(found);
    }

    /** The list belongs to another organisation than the school's: who may write here may not write there. */
    private Mono<IdentifiedSchoolView> told(Caller caller, IdentifiedSchoolView found) {
        return DatabaseScope.system(lists.touch(found.identificationId()))
                .then(Mono.defer(() -> get(caller, found.id())));
    }
}
