package ru.opora.monitoring.forms;

import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.monitoring.forms.FormQueries.Stored;
import ru.opora.monitoring.forms.FormView.Confirmed;
import ru.opora.monitoring.rounds.KnownRound;
import ru.opora.monitoring.rounds.Rounds;
import ru.opora.organizations.OrganizationKind;
import ru.opora.organizations.OrganizationState;
import ru.opora.organizations.Organizations;
import ru.opora.organizations.Organizations.Place;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;

/** The chain: a school confirms its form and locks it for itself, the municipality for its schools, then the region. */
@Service
class Confirming {

    private final Rounds rounds;
    private final Forms forms;
    private final ConfirmQueries queries;
    private final Organizations organizations;

    Confirming(Rounds rounds, Forms forms, ConfirmQueries queries, Organizations organizations) {
        this.rounds = rounds;
        this.forms = forms;
        this.queries = queries;
        this.organizations = organizations;
    }

    /** Whether a level's word is awaited: a region speaks after the municipality. */
    static boolean mayBeNext(FormLevel mine, FormView.Summary form, KnownRound round) {
        boolean afterMunicipality = form.level() == FormLevel.MUNICIPALITY
                || form.municipality().id().equals(round.ownerId());
        return mine.stored() > form.level().stored() && (mine != FormLevel.REGION || afterMunicipality);
    }

    @Transactional
    Mono<Confirmed> confirm(Caller caller, UUID id, UUID within) {
        return rounds.open(caller, id)
                .zipWith(organizations.permitted(caller, MonitoringPermission.WRITE, within, "/within"))
                .flatMap(read -> confirm(caller, read.getT1(), read.getT2()));
    }

    private Mono<Confirmed> confirm(Caller caller, KnownRound round, Place place) {
        FormLevel level = FormLevel.of(caller, round, place);
        return queries.confirm(caller, round.id(), round.ownerId(), place.id(), level)
                .flatMap(confirmed -> queries.left(round.id(), round.ownerId(), place.id(), level)
                        .map(left -> new Confirmed(level, confirmed, left)));
    }

    @Transactional
    Mono<FormView> sendBack(Caller caller, UUID id, FormView.Return request) {
        return rounds.open(caller, id)
                .flatMap(round -> forms.form(caller, id, request.schoolId())
                        .filter(form -> speaksFor(caller, round, form) != FormLevel.SCHOOL)
                        .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)))
                        .flatMap(form -> queries.sendBack(
                                        form.id(),
                                        speaksFor(caller, round, form),
                                        request.remark(),
                                        caller.subject())
                                .filter(sent -> sent > 0)
                                .switchIfEmpty(Mono.error(() -> ProblemException.of(
                                        ProblemType.ILLEGAL_STATE, form.summary().level())))))
                .then(Mono.defer(() -> forms.get(caller, id, request.schoolId())));
    }

    /** As whom the caller speaks about a form; as the school, which returns nothing, also who may not write there at all. */
    private static FormLevel speaksFor(Caller caller, KnownRound round, Stored form) {
        var school = new Place(
                form.summary().school().id(),
                form.path(),
                form.summary().school().name(),
                OrganizationKind.SCHOOL,
                OrganizationState.ACTIVE,
                "UTC");
        return caller.may(MonitoringPermission.WRITE, form.path())
                ? FormLevel.of(caller, round, school)
                : FormLevel.SCHOOL;
    }
}
