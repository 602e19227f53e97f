package ru.opora.surveys.campaigns;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import ru.opora.organizations.Organizations;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;
import ru.opora.surveys.SurveyPermission;
import ru.opora.surveys.campaigns.CampaignQueries.Content;
import ru.opora.surveys.campaigns.CampaignQueries.Stored;
import ru.opora.surveys.questionnaires.Questionnaires;

/** Campaigns and their life: a draft, started with a frozen questionnaire, open for its window, closed. */
@Service
public class Campaigns {

    private static final Set<CampaignState> STARTED = Set.of(CampaignState.SCHEDULED, CampaignState.OPEN);

    /** Also over its last day: devices keep answers that were filled in before. */
    private static final Set<CampaignState> RESUMABLE =
            Set.of(CampaignState.SCHEDULED, CampaignState.OPEN, CampaignState.CLOSED);

    private final CampaignQueries queries;
    private final CampaignSteps steps;
    private final Questionnaires questionnaires;
    private final Organizations organizations;

    Campaigns(
            CampaignQueries queries, CampaignSteps steps, Questionnaires questionnaires, Organizations organizations) {
        this.queries = queries;
        this.steps = steps;
        this.questionnaires = questionnaires;
        this.organizations = organizations;
    }

    /**
     * A campaign as results and rates need to know it.
     *
     * @param path where its organisation is
     * @param versionId null in a draft
     */
    public record Known(
            UUID id,
            UUID organizationId,
            String path,
            @Nullable UUID versionId,
            CampaignState state,
            String title,
            boolean anonymous) {}

    Mono<Page<CampaignView>> list(Caller caller, CampaignFilter filter, int limit, @Nullable String cursor) {
        return queries.list(caller, filter, limit, cursor);
    }

    Mono<CampaignView> get(Caller caller, UUID id) {
        return stored(caller, id).map(Stored::view);
    }

    /** The campaign, not found unless the caller sees it. */
    public Mono<Known> known(Caller caller, UUID id) {
        return stored(caller, id)
                .map(stored -> new Known(
                        id,
                        stored.view().organization().id(),
                        stored.path(),
                        stored.view().versionId(),
                        stored.view().state(),
                        stored.view().title(),
                        stored.view().anonymous()));
    }

    @Transactional
    Mono<CampaignView> create(Caller caller, CampaignRequest request) {
        UUID id = request.id() == null ? UUID.randomUUID() : request.id();
        var content = new Content(
                request.questionnaireId(),
                request.programmeId(),
                request.title(),
                request.contact(),
                request.anonymous() == null || request.anonymous(),
                request.opensOn(),
                request.closesOn(),
                request.graceDays() == null ? CampaignRequest.USUAL_GRACE : request.graceDays(),
                CampaignRequest.inOrder(
                        request.remindDays() == null ? CampaignRequest.USUAL_REMINDERS : request.remindDays()));
        return organizations
                .permitted(caller, SurveyPermission.WRITE, request.organizationId(), "/organizationId")
                .flatMap(place -> checked(caller, content)
                        .flatMap(good -> queries.insert(id, place.id(), good, caller.subject())))
                .then(Mono.defer(() -> get(caller, id)));
    }

    @Transactional
    Mono<CampaignView> change(Caller caller, UUID id, long version, CampaignRequest.Change change) {
        return permitted(caller, id)
                .filter(stored -> stored.view().version() == version)
                .switchIfEmpty(Mono.defer(() -> stale(caller, id)))
                .filter(stored -> mayChange(stored.view().state(), change))
                .switchIfEmpty(Mono.defer(() -> illegal(caller, id)))
                .flatMap(stored -> checked(caller, content(stored.view(), change)))
                .flatMap(content -> queries.update(id, version, content))
                .flatMap(changed -> changed > 0 ? get(caller, id) : stale(caller, id));
    }

    @Transactional
    Mono<Void> delete(Caller caller, UUID id, long version) {
        return permitted(caller, id)
                .filter(stored -> stored.view().version() == version)
                .switchIfEmpty(Mono.defer(() -> stale(caller, id)))
                .filter(stored -> stored.view().state() == CampaignState.DRAFT)
                .switchIfEmpty(Mono.defer(() -> illegal(caller, id)))
                .flatMap(stored -> queries.delete(id, version))
                .flatMap(deleted -> deleted > 0 ? Mono.empty() : this.<Void>stale(caller, id));
    }

    /** Starts it: what is asked is frozen now. */
    @Transactional
    Mono<CampaignView> schedule(Caller caller, UUID id, @Nullable Long version) {
        return step(
                caller,
                id,
                version,
                Set.of(CampaignState.DRAFT),
                stored -> queries.hasParticipants(id)
                        .filter(some -> some)
                        .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOBODY_ASKED)))
                        .flatMap(
                                some -> questionnaires.use(caller, stored.view().questionnaireId()))
                        .flatMap(frozen -> steps.schedule(id, stored.view().version(), frozen)));
    }

    /** Takes a start back: a draft again, of which everything may be changed. */
    @Transactional
    Mono<CampaignView> unschedule(Caller caller, UUID id, @Nullable Long version) {
        return step(
                caller,
                id,
                version,
                Set.of(CampaignState.SCHEDULED),
                stored -> steps.isKnown(id)
                        .filter(known -> !known)
                        .switchIfEmpty(Mono.defer(() -> illegal(caller, id)))
                        .flatMap(unknown -> steps.unschedule(id, stored.view().version())));
    }

    @Transactional
    Mono<CampaignView> pause(Caller caller, UUID id, @Nullable Long version, boolean paused) {
        return step(
                caller,
                id,
                version,
                paused ? STARTED : RESUMABLE,
                stored -> stored.view().state() == CampaignState.CLOSED
                                && !stored.view().paused()
                        ? illegal(caller, id)
                        : steps.pause(id, stored.view().version(), paused));
    }

    @Transactional
    Mono<CampaignView> extend(Caller caller, UUID id, @Nullable Long version, LocalDate closesOn) {
        return step(
                caller,
                id,
                version,
                Set.of(CampaignState.SCHEDULED, CampaignState.OPEN, CampaignState.CLOSED),
                stored -> closesOn.isBefore(stored.today())
                                || closesOn.isBefore(stored.view().opensOn())
                        ? Mono.error(() -> ProblemException.invalid(FieldError.of("/closesOn", "IN_THE_PAST")))
                        : steps.extend(id, stored.view().version(), closesOn));
    }

    @Transactional
    Mono<CampaignView> close(Caller caller, UUID id, @Nullable Long version) {
        return step(
                caller,
                id,
                version,
                STARTED,
                stored -> steps.close(id, stored.view().version(), stored.today()));
    }

    /** A campaign that is scored now, and the version it asked. */
    public record Scoring(UUID id, UUID version) {}

    /**
     * Its last state: no answers are taken any more, also by a node that remembers a link of it as open. Whoever asks for it looks
     * in the same transaction whether all are in the scores.
     */
    @Transactional
    public Mono<Scoring> score(Caller caller, UUID id) {
        return step(
                        caller,
                        id,
                        null,
                        Set.of(CampaignState.CLOSED),
                        stored -> steps.holdAnswers(id)
                                .then(Mono.defer(
                                        () -> steps.score(id, stored.view().version()))))
                .map(view -> new Scoring(id, Objects.requireNonNull(view.versionId())));
    }

    private Mono<CampaignView> step(
            Caller caller,
            UUID id,
            @Nullable Long version,
            Set<CampaignState> from,
            Function<Stored, Mono<Long>> take) {
        return permitted(caller, id)
                .filter(stored -> version == null || stored.view().version() == version)
                .switchIfEmpty(Mono.defer(() -> stale(caller, id)))
                .filter(stored -> from.contains(stored.view().state()))
                .switchIfEmpty(Mono.defer(() -> illegal(caller, id)))
                .flatMap(take)
                .flatMap(changed -> changed > 0 ? get(caller, id) : stale(caller, id));
    }

    private Mono<Content> checked(Caller caller, Content content) {
        if (content.closesOn().isBefore(content.opensOn())) {
            return Mono.error(() -> ProblemException.invalid(FieldError.of("/closesOn", "PERIOD_REVERSED")));
        }
        Mono<Content> known = questionnaires
                .known(caller, content.questionnaireId())
                .switchIfEmpty(
                        Mono.error(() -> ProblemException.invalid(FieldError.of("/questionnaireId", "NOT_FOUND"))))
                .map(found -> content);
        UUID programme = content.programmeId();
        return programme == null
                ? known
                : known.flatMap(good -> queries.programme(programme)
                        .switchIfEmpty(
                                Mono.error(() -> ProblemException.invalid(FieldError.of("/programmeId", "NOT_FOUND"))))
                        .map(found -> good));
    }

    private static boolean mayChange(CampaignState state, CampaignRequest.Change change) {
        return state == CampaignState.DRAFT || state != CampaignState.SCORED && !change.touchesTheFrozen();
    }

    private static Content content(CampaignView now, CampaignRequest.Change change) {
        return new Content(
                change.questionnaireId().orKeep(now.questionnaireId()),
                change.programmeId().or(now.programmeId()),
                change.title().orKeep(now.title()),
                change.contact().or(now.contact()),
                change.anonymous().orKeep(now.anonymous()),
                change.opensOn().orKeep(now.opensOn()),
                change.closesOn().orKeep(now.closesOn()),
                change.graceDays().orKeep(now.graceDays()),
                CampaignRequest.inOrder(change.remindDays().orKeep(now.remindDays())));
    }

    private Mono<Stored> stored(Caller caller, UUID id) {
        return queries.find(caller, id).switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    Mono<Stored> permitted(Caller caller, UUID id) {
        return stored(caller, id)
                .filter(stored -> caller.may(SurveyPermission.WRITE, stored.path()))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)));
    }

    private <T> Mono<T> stale(Caller caller, UUID id) {
        return get(caller, id).flatMap(now -> Mono.error(ProblemException.stale(now)));
    }

    <T> Mono<T> illegal(Caller caller, UUID id) {
        return get(caller, id).flatMap(now -> Mono.error(ProblemException.of(ProblemType.ILLEGAL_STATE, now.state())));
    }
}
