package ru.opora.organizations.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import ru.opora.organizations.Periods;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;

/** People come, change, leave and return. Only whoever could have granted all their roles decides about a person. */
@Service
class Staffing {

    private static final Logger LOG = LoggerFactory.getLogger(Staffing.class);

    private final People people;
    private final PeopleQueries queries;
    private final PeopleWriter writer;
    private final Memberships memberships;
    private final MembershipQueries membershipQueries;
    private final MembershipWriter membershipWriter;
    private final Entrance entrance;
    private final TransactionalOperator transaction;
    private final Clock clock;

    Staffing(
            People people,
            PeopleQueries queries,
            PeopleWriter writer,
            Memberships memberships,
            MembershipQueries membershipQueries,
            MembershipWriter membershipWriter,
            Entrance entrance,
            TransactionalOperator transaction,
            Clock clock) {
        this.people = people;
        this.queries = queries;
        this.writer = writer;
        this.memberships = memberships;
        this.membershipQueries = membershipQueries;
        this.membershipWriter = membershipWriter;
        this.entrance = entrance;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A person whose row is locked, with everything they are and were. */
    private record Locked(PeopleQueries.Row person, List<MembershipQueries.Held> all) {}

    /** Adds a person with their memberships, whole or not at all, and then invites them. */
    Mono<PersonView.Invited> hire(Caller caller, PersonRequest request, Locale language) {
        UUID id = request.id() == null ? UUID.randomUUID() : request.id();
        Mono<Void> stored = memberships
                .admit(caller, request.memberships(), "/memberships")
                .flatMap(admitted -> writer.insert(id, entrance.subject(id), request)
                        .then(Mono.defer(() -> memberships.give(id, admitted))));
        return requireFree(request.email(), id)
                .then(Mono.defer(() -> stored.as(transaction::transactional)))
                .then(Mono.defer(() -> firstInvitation(caller, id, language)));
    }

    Mono<PersonView> change(Caller caller, UUID id, long version, PersonPatch patch) {
        return managed(caller, id)
                .flatMap(locked -> patch.onlyErases() ? Mono.just(locked) : requirePresent(locked))
                .flatMap(locked -> requireFree(patch.email().value(), id)
                        .then(Mono.defer(() -> write(locked.person(), version, patch))))
                .as(transaction::transactional)
                .flatMap(changed -> people.get(caller, id)
                        .flatMap(view -> changed == 0 ? Mono.error(ProblemException.stale(view)) : Mono.just(view)));
    }

    /** The account last: it is of another transaction, which must not stay when this one does not. */
    private Mono<Long> write(PeopleQueries.Row person, long version, PersonPatch patch) {
        return writer.update(person, version, patch)
                .delayUntil(changed -> changed == 0
                        ? Mono.empty()
                        : entrance.describe(
                                person,
                                patch.name().orKeep(person.name()).strip(),
                                patch.email().or(person.email())));
    }

    Mono<InvitationView> invite(Caller caller, UUID id, Locale language) {
        return managed(caller, id)
                .flatMap(Staffing::requirePresent)
                .flatMap(locked -> requireOther(locked, caller))
                .as(transaction::transactional)
                .flatMap(locked -> entrance.invite(locked.person(), language));
    }

    /** Ends all memberships and the access, at once and together; what the person wrote stays theirs. */
    Mono<PersonView.Left> leave(Caller caller, UUID id, PersonRequest.Leave request) {
        return managed(caller, id)
                .flatMap(Staffing::requirePresent)
                .flatMap(locked -> requireOther(locked, caller))
                .flatMap(locked -> curated(caller, id)
                        .flatMap(curated -> end(locked, request).thenReturn(curated)))
                .as(transaction::transactional)
                .flatMap(curated -> left(caller, id, curated));
    }

    /** Erases how whoever left can be reached; their name stays under what they wrote. */
    Mono<PersonView> forgetContacts(Caller caller, UUID id) {
        return managed(caller, id)
                .filter(locked -> locked.person().leftOn() != null)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.ILLEGAL_STATE, PersonState.ACTIVE)))
                .flatMap(locked -> write(locked.person(), locked.person().version(), PersonPatch.NO_CONTACTS))
                .as(transaction::transactional)
                .then(Mono.defer(() -> people.get(caller, id)));
    }

    /** Takes back whoever left, with new memberships. */
    Mono<PersonView> takeBack(Caller caller, UUID id, PersonRequest.Return request) {
        return managed(caller, id)
                .filter(locked -> locked.person().leftOn() != null)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.ILLEGAL_STATE, PersonState.ACTIVE)))
                .flatMap(locked -> writer.left(id, null, null)
                        .then(Mono.defer(() -> memberships.admit(caller, request.memberships(), "/memberships")))
                        .flatMap(admitted -> memberships.give(id, admitted))
                        .then(Mono.defer(() -> entrance.open(locked.person()))))
                .as(transaction::transactional)
                .then(Mono.defer(() -> people.get(caller, id)));
    }

    /** Locks a person the caller sees and decides about. */
    private Mono<Locked> managed(Caller caller, UUID id) {
        return queries.find(caller, id)
                .flatMap(seen -> queries.lock(id))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)))
                .flatMap(person -> membershipQueries
                        .held(List.of(id), clock.instant())
                        .collectList()
                        .map(all -> new Locked(person, all)))
                .filter(locked -> People.manages(caller, locked.all()))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)));
    }

    private Mono<Void> end(Locked locked, PersonRequest.Leave request) {
        UUID id = locked.person().id();
        LocalDate today = locked.all().stream()
                .map(MembershipQueries.Held::today)
                .min(LocalDate::compareTo)
                .orElseThrow();
        LocalDate date = Periods.ending(request.date(), today);
        String reason = request.reason().strip();
        return membershipWriter
                .endAll(id, date, reason, clock.instant())
                .then(Mono.defer(() -> writer.left(id, date, reason)))
                .then(Mono.defer(() -> entrance.close(locked.person())));
    }

    /** The memberships by which somebody is curator of a school today. */
    private Mono<List<UUID>> curated(Caller caller, UUID person) {
        return membershipQueries
                .visible(caller, clock.instant(), List.of(person))
                .filter(row -> row.role() == Role.CURATOR && row.state() == MembershipState.CURRENT)
                .map(MembershipQueries.Row::id)
                .collectList();
    }

    private Mono<PersonView.Left> left(Caller caller, UUID id, List<UUID> curated) {
        return people.get(caller, id)
                .map(view -> new PersonView.Left(
                        view,
                        view.memberships().stream()
                                .filter(membership -> curated.contains(membership.id()))
                                .toList()));
    }

    private Mono<PersonView.Invited> firstInvitation(Caller caller, UUID id, Locale language) {
        return queries.find(caller, id)
                .flatMap(person -> entrance.invite(person, language))
                .map(Optional::of)
                .onErrorResume(failure -> {
                    LOG.error("No invitation for the new person {}", id, failure);
                    return Mono.just(Optional.empty());
                })
                .flatMap(invitation ->
                        people.get(caller, id).map(view -> new PersonView.Invited(view, invitation.orElse(null))));
    }

    /** Refuses an address that is somebody else's; who that is hears only whoever may see them. */
    private Mono<Void> requireFree(@Nullable String email, UUID person) {
        return Mono.justOrEmpty(email)
                .filterWhen(address -> queries.emailTaken(address, person))
                .flatMap(address -> queries.byEmail(address)
                        .map(seen -> ProblemException.with(
                                ProblemType.EMAIL_TAKEN, "person", Map.of("id", seen.id(), "name", seen.name())))
                        .defaultIfEmpty(ProblemException.of(ProblemType.EMAIL_TAKEN)))
                .flatMap(Mono::error);
    }

    private static Mono<Locked> requirePresent(Locked locked) {
        return locked.person().leftOn() == null
                ? Mono.just(locked)
                : Mono.error(ProblemException.of(ProblemType.ILLEGAL_STATE, PersonState.LEFT));
    }

    /** Nobody shows themselves out. */
    private static Mono<Locked> requireOther(Locked locked, Caller caller) {
        return caller.subject().equals(locked.person().subject())
                ? Mono.error(ProblemException.of(ProblemType.FORBIDDEN))
                : Mono.just(locked);
    }
}
