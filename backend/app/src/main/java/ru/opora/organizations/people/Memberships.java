package ru.opora.organizations.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.organizations.Organizations;
import ru.opora.organizations.Periods;
import ru.opora.organizations.people.MembershipQueries.Row;
import ru.opora.organizations.people.MembershipWriter.New;
import ru.opora.organizations.people.MembershipWriter.Place;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;

/** Who is what where: given, changed and ended by those who may grant the role there. History stays. */
@Service
class Memberships {

    private final MembershipQueries queries;
    private final MembershipWriter writer;
    private final PeopleQueries people;
    private final Organizations organizations;
    private final PeopleMapper mapper;
    private final TransactionalOperator transaction;
    private final Clock clock;

    Memberships(
            MembershipQueries queries,
            MembershipWriter writer,
            PeopleQueries people,
            Organizations organizations,
            PeopleMapper mapper,
            TransactionalOperator transaction,
            Clock clock) {
        this.queries = queries;
        this.writer = writer;
        this.people = people;
        this.organizations = organizations;
        this.mapper = mapper;
        this.transaction = transaction;
        this.clock = clock;
    }

    Mono<Page<MembershipView>> list(
            Caller caller, MembershipQueries.Filter filter, int limit, @Nullable String cursor) {
        return organizations
                .few(filter.within())
                .flatMap(few -> queries.list(caller, clock.instant(), filter, few.orElse(null), limit, cursor))
                .map(page -> page.map(row -> mapper.view(row, caller)));
    }

    Mono<MembershipView> get(Caller caller, UUID id) {
        return row(caller, id).map(row -> mapper.view(row, caller));
    }

    Mono<MembershipView> create(Caller caller, MembershipRequest request) {
        UUID id = request.id() == null ? UUID.randomUUID() : request.id();
        Mono<Void> given = people.lock(request.personId())
                .switchIfEmpty(Mono.error(() -> ProblemException.invalid(FieldError.of("/personId", "NOT_FOUND"))))
                .filter(person -> person.leftOn() == null)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.ILLEGAL_STATE, PersonState.LEFT)))
                .then(Mono.defer(() -> admit(caller, List.of(request.form()), "")))
                .flatMap(admitted -> give(
                        request.personId(),
                        List.of(new New(id, request.form(), admitted.get(0).validFrom()))));
        return given.as(transaction::transactional).then(Mono.defer(() -> get(caller, id)));
    }

    Mono<MembershipView> change(Caller caller, UUID id, long version, MembershipPatch patch) {
        return granted(caller, id)
                .doOnNext(row -> requireWhole(row, patch))
                .delayUntil(row -> requireOwn(
                        patch.orderFileId().value(), row.organization().id(), ""))
                .flatMap(row -> writer.update(row, version, patch))
                .as(Periods::apart)
                .flatMap(changed -> EntityTag.matched(changed, get(caller, id)));
    }

    Mono<MembershipView> end(Caller caller, UUID id, MembershipRequest.End request) {
        return granted(caller, id)
                .filter(row -> !caller.subject().equals(row.personSubject())) // nobody locks themselves out
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)))
                .doOnNext(row -> Periods.ending(request.date(), row.today()))
                .flatMap(row -> writer.end(id, request.date(), request.reason().strip(), clock.instant()))
                .filter(ended -> ended > 0)
                .switchIfEmpty(ended())
                .then(Mono.defer(() -> get(caller, id)));
    }

    /**
     * Checks that the caller may give each of these memberships, and completes them.
     *
     * @param pointer where the list stands in the request; empty when the request is itself the only one
     */
    Mono<List<New>> admit(Caller caller, List<MembershipForm> forms, String pointer) {
        List<UUID> places = forms.stream().map(MembershipForm::organizationId).toList();
        return writer.places(caller, places, clock.instant())
                .collectMap(Place::id)
                .map(found -> IntStream.range(0, forms.size())
                        .mapToObj(i -> admit(caller, forms.get(i), found, at(pointer, i)))
                        .toList())
                .delayUntil(admitted -> Flux.range(0, forms.size())
                        .concatMap(i -> requireOwn(
                                forms.get(i).orderFileId(), forms.get(i).organizationId(), at(pointer, i))));
    }

    private static String at(String pointer, int index) {
        return pointer.isEmpty() ? "" : pointer + "/" + index;
    }

    /** The order is kept with the organisation: whoever sees the appointment sees it. */
    private Mono<Void> requireOwn(@Nullable UUID file, UUID organization, String pointer) {
        return Mono.justOrEmpty(file)
                .flatMap(id -> writer.isFileOf(id, organization))
                .flatMap(own -> own
                        ? Mono.<Void>empty()
                        : Mono.error(ProblemException.invalid(FieldError.of(pointer + "/orderFileId", "NOT_FOUND"))));
    }

    /** Writes what was admitted; refused when the person has such a role at that time. */
    Mono<Void> give(UUID person, List<New> memberships) {
        return Flux.fromIterable(memberships)
                .concatMap(membership -> writer.insert(person, membership))
                .then()
                .as(Periods::apart);
    }

    private static New admit(Caller caller, MembershipForm form, Map<UUID, Place> places, String pointer) {
        Place place = places.get(form.organizationId());
        if (place == null) {
            throw ProblemException.invalid(FieldError.of(pointer + "/organizationId", "NOT_FOUND"));
        }
        if (!caller.may(form.role().grant(), place.path())) {
            throw ProblemException.of(ProblemType.FORBIDDEN);
        }
        if (!place.active()) {
            throw ProblemException.invalid(FieldError.of(pointer + "/organizationId", "NOT_ACTIVE"));
        }
        if (!form.role().fits(place.kind())) {
            throw ProblemException.invalid(FieldError.of(pointer + "/role", "WRONG_KIND"));
        }
        if (form.role().needsOrder() && form.orderNumber() == null) {
            throw ProblemException.invalid(FieldError.of(pointer + "/orderNumber", "REQUIRED"));
        }
        if (form.role().needsOrder() && form.orderDate() == null) {
            throw ProblemException.invalid(FieldError.of(pointer + "/orderDate", "REQUIRED"));
        }
        LocalDate from = form.validFrom() == null ? place.today() : form.validFrom();
        Periods.requireOrder(from, form.validTo(), pointer + "/validTo");
        return new New(UUID.randomUUID(), form, from);
    }

    private static void requireWhole(Row row, MembershipPatch patch) {
        Periods.requireOrder(
                patch.validFrom().orKeep(row.validFrom()), patch.validTo().or(row.validTo()), "/validTo");
        if (row.role().needsOrder() && patch.orderNumber().removes()) {
            throw ProblemException.invalid(FieldError.of("/orderNumber", "REQUIRED"));
        }
        if (row.role().needsOrder() && patch.orderDate().removes()) {
            throw ProblemException.invalid(FieldError.of("/orderDate", "REQUIRED"));
        }
    }

    /** The row, if the caller may give and take its role there and it still holds. */
    private Mono<Row> granted(Caller caller, UUID id) {
        return row(caller, id)
                .filter(row -> caller.may(row.role().grant(), row.path()))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)))
                .filter(row -> row.state() != MembershipState.ENDED)
                .switchIfEmpty(ended());
    }

    private Mono<Row> row(Caller caller, UUID id) {
        return queries.find(caller, clock.instant(), id)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    private static <T> Mono<T> ended() {
        return Mono.error(() -> ProblemException.of(ProblemType.ILLEGAL_STATE, MembershipState.ENDED));
    }
}
