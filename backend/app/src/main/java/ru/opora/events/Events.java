package ru.opora.events;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationKind;
import ru.opora.organizations.Organizations;
import ru.opora.organizations.Organizations.Place;
import ru.opora.organizations.OwnedRecords;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;

/** Events: drafts of who runs them, announced to the schools that are invited, held when of each it is said whether it came. */
@Service
public class Events {

    private final EventQueries queries;
    private final EventWriting writing;
    private final Organizations organizations;
    private final OwnedRecords campaigns;

    Events(EventQueries queries, EventWriting writing, Organizations organizations, List<OwnedRecords> records) {
        this.campaigns = records.stream()
                .filter(one -> one.entity().equals("campaign"))
                .findFirst()
                .orElseThrow();
        this.queries = queries;
        this.writing = writing;
        this.organizations = organizations;
    }

    /** The event, not found unless the caller sees it. */
    public Mono<KnownEvent> known(Caller caller, UUID id) {
        return queries.known(caller, id).switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    /** An event that the caller runs. */
    public Mono<KnownEvent> run(Caller caller, UUID id) {
        return known(caller, id)
                .filter(event -> caller.may(EventPermission.WRITE, event.path()))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)));
    }

    Mono<Page<EventView>> list(Caller caller, EventQueries.Filter filter, int limit, @Nullable String cursor) {
        return queries.list(caller, filter, limit, cursor);
    }

    Mono<EventView> get(Caller caller, UUID id) {
        return queries.find(caller, id).switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    @Transactional
    Mono<EventView> create(Caller caller, EventRequest request) {
        UUID id = request.id() == null ? UUID.randomUUID() : request.id();
        EventContent content = request.content();
        return organizations
                .open(caller, EventPermission.WRITE, request.organizationId(), "/organizationId")
                .filter(Events::hasSchools)
                .switchIfEmpty(
                        Mono.error(() -> ProblemException.invalid(FieldError.of("/organizationId", "WRONG_KIND"))))
                .delayUntil(place -> sound(place.path(), content))
                .flatMap(place -> writing.insert(id, place.id(), content, caller.subject()))
                .then(Mono.defer(() -> get(caller, id)));
    }

    @Transactional
    Mono<EventView> change(Caller caller, UUID id, long version, EventPatch patch) {
        return run(caller, id)
                .flatMap(event -> seen(caller, id, version)
                        .doOnNext(view -> requireState(view.state(), EventState.DRAFT, EventState.ANNOUNCED))
                        .map(view -> content(view, patch))
                        .delayUntil(content -> sound(event.path(), content)))
                .flatMap(content -> writing.update(id, version, content))
                .flatMap(changed -> EntityTag.matched(changed, get(caller, id)));
    }

    @Transactional
    Mono<Void> delete(Caller caller, UUID id, long version) {
        return run(caller, id)
                .flatMap(event -> seen(caller, id, version))
                .doOnNext(event -> requireState(event.state(), EventState.DRAFT))
                .flatMap(event -> writing.delete(id, version))
                .flatMap(gone -> gone > 0 ? Mono.<EventView>empty() : EntityTag.matched(gone, get(caller, id)))
                .then();
    }

    /** From now on the invited schools see it, are told of it and answer. */
    @Transactional
    Mono<EventView> announce(Caller caller, UUID id, @Nullable Long version) {
        return step(caller, id, version, EventState.DRAFT, EventState.ANNOUNCED, null)
                .flatMap(announced -> writing.invite(id, caller.subject()))
                .filter(invited -> invited > 0)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOBODY_INVITED)))
                .flatMap(invited -> get(caller, id));
    }

    /** It took place: of every invited school it is said whether it came. */
    @Transactional
    Mono<EventView> hold(Caller caller, UUID id, @Nullable Long version) {
        return run(caller, id)
                .doOnNext(Events::requireBegun)
                .flatMap(event -> step(caller, id, version, EventState.ANNOUNCED, EventState.HELD, null))
                .doOnNext(Events::requireMarked);
    }

    @Transactional
    Mono<EventView> cancel(Caller caller, UUID id, @Nullable Long version, String reason) {
        return step(caller, id, version, EventState.ANNOUNCED, EventState.CANCELLED, reason.strip());
    }

    /** Says which campaign of the owner asks for the opinion of who was there; null: none. */
    @Transactional
    Mono<EventView> feedback(Caller caller, UUID id, long version, @Nullable UUID campaign) {
        return run(caller, id)
                .flatMap(event -> seen(caller, id, version))
                .doOnNext(event -> requireState(event.state(), EventState.DRAFT, EventState.ANNOUNCED, EventState.HELD))
                .delayUntil(event -> ofOwner(caller, event.organization().id(), campaign))
                .flatMap(event -> writing.ask(id, version, campaign))
                .flatMap(changed -> EntityTag.matched(changed, get(caller, id)));
    }

    private Mono<UUID> ofOwner(Caller caller, UUID owner, @Nullable UUID campaign) {
        return Mono.justOrEmpty(campaign)
                .flatMap(named -> campaigns
                        .owner(caller, named)
                        .filter(owner::equals)
                        .switchIfEmpty(
                                Mono.error(() -> ProblemException.invalid(FieldError.of("/campaignId", "NOT_FOUND")))));
    }

    private Mono<EventView> step(
            Caller caller, UUID id, @Nullable Long version, EventState from, EventState to, @Nullable String reason) {
        return run(caller, id)
                .flatMap(event -> seen(caller, id, version))
                .doOnNext(event -> requireState(event.state(), from))
                .flatMap(event -> writing.put(id, event.version(), to, reason))
                .flatMap(changed -> EntityTag.matched(changed, get(caller, id)));
    }

    private Mono<EventView> seen(Caller caller, UUID id, @Nullable Long version) {
        return get(caller, id)
                .flatMap(event -> version == null || event.version() == version
                        ? Mono.just(event)
                        : Mono.error(() -> ProblemException.stale(event)));
    }

    private static EventContent content(EventView event, EventPatch patch) {
        EventContent content = patch.on(event);
        if (event.state() == EventState.ANNOUNCED) {
            content.requireSameSchools(event);
        }
        return content;
    }

    private Mono<Void> sound(String path, EventContent content) {
        content.requireSound();
        return Mono.justOrEmpty(content.programmeId())
                .flatMap(writing::programmeIsThere)
                .filter(there -> !there)
                .flatMap(gone ->
                        Mono.<Void>error(() -> ProblemException.invalid(FieldError.of("/programmeId", "NOT_FOUND"))))
                .then(Mono.defer(() -> writing.strangers(path, content.schools())))
                .doOnNext(Events::requireNone)
                .then();
    }

    private static void requireNone(List<Integer> strangers) {
        if (!strangers.isEmpty()) {
            throw ProblemException.invalid(strangers.stream()
                    .map(at -> FieldError.of("/schools/" + at, "NOT_FOUND"))
                    .toArray(FieldError[]::new));
        }
    }

    private static boolean hasSchools(Place place) {
        return place.kind() == OrganizationKind.REGION
                || place.kind() == OrganizationKind.MUNICIPALITY
                || place.kind() == OrganizationKind.SCHOOL;
    }

    private static void requireState(EventState state, EventState... wanted) {
        for (EventState one : wanted) {
            if (one == state) {
                return;
            }
        }
        throw ProblemException.of(ProblemType.ILLEGAL_STATE, "EVENT_" + state);
    }

    private static void requireBegun(KnownEvent event) {
        if (!event.begun()) {
            throw ProblemException.of(ProblemType.ILLEGAL_STATE, "EVENT_AHEAD");
        }
    }

    private static void requireMarked(EventView event) {
        int left = event.invited() - event.attended() - event.absent();
        if (left > 0) {
            throw ProblemException.of(ProblemType.ATTENDANCE_OPEN, left);
        }
    }
}
