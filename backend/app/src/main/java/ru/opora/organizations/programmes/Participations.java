package ru.opora.organizations.programmes;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationPermission;
import ru.opora.organizations.OrganizationState;
import ru.opora.organizations.Organizations;
import ru.opora.organizations.names.NameForm;
import ru.opora.organizations.names.OrganizationNames;
import ru.opora.organizations.names.OrganizationNames.Found;
import ru.opora.organizations.names.OrganizationNames.Narrowing;
import ru.opora.organizations.programmes.ParticipationQueries.Place;
import ru.opora.organizations.programmes.ParticipationQueries.Row;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;

/** Schools in programmes: taken in on stated grounds by an order, one or many at once, and leaving. */
@Service
public class Participations {

    /** How many schools of that name are looked at: nobody means more. */
    private static final int MOST_FOUND = 1000;

    private final ParticipationQueries queries;
    private final ProgrammeQueries programmes;
    private final OrganizationNames names;
    private final Organizations organizations;
    private final ProgrammeMapper mapper;
    private final MessageSource words;
    private final Clock clock;

    Participations(
            ParticipationQueries queries,
            ProgrammeQueries programmes,
            OrganizationNames names,
            Organizations organizations,
            ProgrammeMapper mapper,
            MessageSource words,
            Clock clock) {
        this.queries = queries;
        this.programmes = programmes;
        this.names = names;
        this.organizations = organizations;
        this.mapper = mapper;
        this.words = words;
        this.clock = clock;
    }

    /** How schools are taken into a programme: by which order, on which grounds, in which cohort. */
    public record Entry(
            UUID programmeId,
            int cohortYear,
            List<String> grounds,
            String orderNumber,
            LocalDate orderDate,
            LocalDate enteredOn) {

        ParticipationRequest of(UUID school) {
            return new ParticipationRequest(
                    null, programmeId, school, cohortYear, grounds, orderNumber.strip(), orderDate, enteredOn);
        }
    }

    /**
     * Takes schools in for another room, all of them or, in the caller's transaction, none. Gives the new participations by school; a
     * school that takes part in the cohort already is not among them.
     *
     * @throws ProblemException when one cannot be taken in; the pointer is that of a field {@code programme}
     */
    public Mono<Map<UUID, UUID>> takeIn(Caller caller, List<UUID> schools, Entry entry) {
        return enter(caller, schools.stream().map(entry::of).toList()).map(entered -> {
            Map<UUID, UUID> taken = new HashMap<>();
            for (Candidate candidate : entered) {
                FieldError error = candidate.error();
                if (error == null) {
                    taken.put(candidate.request().organizationId(), candidate.id());
                } else if (!error.code().equals("ALREADY_EXISTS")) {
                    throw ProblemException.invalid(FieldError.of("/programme" + error.pointer(), error.code()));
                }
            }
            return taken;
        });
    }

    Mono<Page<ParticipationView>> list(
            Caller caller,
            ParticipationQueries.Filter filter,
            @Nullable String typed,
            int limit,
            @Nullable String cursor) {
        return organizations
                .few(filter.within())
                .zipWith(called(filter, typed))
                .flatMap(known -> queries.list(
                        caller, clock.instant(), known.getT2(), known.getT1().orElse(null), limit, cursor))
                .map(page -> page.map(row -> mapper.view(row, caller)));
    }

    Mono<ParticipationView> get(Caller caller, UUID id) {
        return row(caller, id).map(row -> mapper.view(row, caller));
    }

    Mono<ParticipationView> create(Caller caller, ParticipationRequest request) {
        return enter(caller, List.of(request)).flatMap(entered -> {
            Candidate only = entered.get(0);
            return only.error() == null
                    ? get(caller, only.id())
                    : Mono.error(
                            only.error().code().equals("ALREADY_EXISTS")
                                    ? ProblemException.of(ProblemType.ALREADY_EXISTS)
                                    : ProblemException.invalid(only.error()));
        });
    }

    /** Takes in whoever can be taken in, each whole or not at all, and says of the others why not. */
    Mono<ParticipationBatchView> createAll(Caller caller, List<ParticipationRequest> requests, Locale language) {
        return enter(caller, requests).map(entered -> {
            List<ParticipationBatchView.Item> items = new ArrayList<>();
            for (int i = 0; i < entered.size(); i++) {
                items.add(item(entered.get(i), "/items/" + i, language));
            }
            int created = (int) items.stream().filter(item -> item.id() != null).count();
            return new ParticipationBatchView(created, items.size() - created, items);
        });
    }

    Mono<ParticipationView> change(Caller caller, UUID id, long version, ParticipationPatch patch) {
        return permitted(caller, id)
                .doOnNext(row -> requireKnown(row, patch))
                .flatMap(row -> queries.update(row, version, patch))
                .flatMap(changed -> EntityTag.matched(changed, get(caller, id)));
    }

    Mono<ParticipationView> leave(Caller caller, UUID id, ParticipationRequest.Leave request) {
        return permitted(caller, id)
                .doOnNext(row -> requireOrder(row.enteredOn(), request.date(), "/date"))
                .flatMap(row ->
                        queries.leave(id, request.date(), request.reason().strip()))
                .filter(changed -> changed > 0)
                .switchIfEmpty(
                        Mono.error(() -> ProblemException.of(ProblemType.ILLEGAL_STATE, ParticipationState.LEFT)))
                .then(Mono.defer(() -> get(caller, id)));
    }

    /** Undoes a leaving: the school takes part as if it had never left. A school that is closed does not come back. */
    Mono<ParticipationView> comeBack(Caller caller, UUID id, long version, String reason) {
        return permitted(caller, id)
                .filter(row -> row.leftOn() != null)
                .switchIfEmpty(
                        Mono.error(() -> ProblemException.of(ProblemType.ILLEGAL_STATE, ParticipationState.CURRENT)))
                .flatMap(
                        row -> queries.places(caller, List.of(row.organization().id()))
                                .filter(Place::active)
                                .next())
                .switchIfEmpty(
                        Mono.error(() -> ProblemException.of(ProblemType.ILLEGAL_STATE, OrganizationState.CLOSED)))
                .flatMap(place -> queries.comeBack(id, version, reason.strip()))
                .flatMap(changed -> EntityTag.matched(changed, get(caller, id)));
    }

    /** Narrows to the schools whose names are like what was typed, spelled as it may be. */
    private Mono<ParticipationQueries.Filter> called(ParticipationQueries.Filter filter, @Nullable String typed) {
        return typed == null || typed.isBlank()
                ? Mono.just(filter)
                : names.search(NameForm.typed(typed), new Narrowing(null, filter.within(), true), MOST_FOUND)
                        .map(Found::id)
                        .collectList()
                        .map(filter::named);
    }

    private Mono<List<Candidate>> enter(Caller caller, List<ParticipationRequest> requests) {
        Set<UUID> programmeIds =
                requests.stream().map(ParticipationRequest::programmeId).collect(Collectors.toSet());
        Set<UUID> placeIds =
                requests.stream().map(ParticipationRequest::organizationId).collect(Collectors.toSet());
        return Mono.zip(
                        programmes.all(caller, programmeIds).collectMap(ProgrammeQueries.Row::id),
                        queries.places(caller, placeIds).collectMap(Place::id))
                .map(known -> requests.stream()
                        .map(request -> Candidate.of(request, known.getT1(), known.getT2()))
                        .toList())
                .flatMap(this::write);
    }

    private Mono<List<Candidate>> write(List<Candidate> candidates) {
        List<ParticipationRequest> good = candidates.stream()
                .filter(candidate -> candidate.error() == null)
                .map(Candidate::request)
                .toList();
        return queries.insert(good)
                .collect(Collectors.toCollection(HashSet::new))
                .map(written -> candidates.stream()
                        // the first of several with one id is the one that was written
                        .map(candidate -> candidate.error() != null || written.remove(candidate.id())
                                ? candidate
                                : new Candidate(
                                        candidate.id(), candidate.request(), FieldError.of("", "ALREADY_EXISTS")))
                        .toList());
    }

    private static void requireKnown(Row row, ParticipationPatch patch) {
        FieldError error = Candidate.grounds(patch.grounds().orKeep(row.groundCodes()), row.programmeGrounds());
        if (error != null) {
            throw ProblemException.invalid(error);
        }
        if (row.leftOn() != null) {
            requireOrder(
                    patch.enteredOn().orKeep(row.enteredOn()),
                    patch.leftOn().orKeep(row.leftOn()),
                    patch.leftOn().isSent() ? "/leftOn" : "/enteredOn");
        } else if (patch.leftOn().isSent()) {
            throw ProblemException.of(ProblemType.ILLEGAL_STATE, ParticipationState.CURRENT);
        }
    }

    private static void requireOrder(LocalDate entered, LocalDate left, String pointer) {
        if (left.isBefore(entered)) {
            throw ProblemException.invalid(FieldError.of(pointer, "PERIOD_REVERSED"));
        }
    }

    private ParticipationBatchView.Item item(Candidate candidate, String pointer, Locale language) {
        FieldError error = candidate.error();
        return error == null
                ? new ParticipationBatchView.Item(candidate.id(), List.of())
                : new ParticipationBatchView.Item(
                        null,
                        List.of(new FieldError(
                                pointer + error.pointer(),
                                error.code(),
                                words.getMessage("field." + error.code(), null, language))));
    }

    private Mono<Row> permitted(Caller caller, UUID id) {
        return row(caller, id)
                .filter(row -> caller.may(OrganizationPermission.PROGRAMMES_WRITE, row.path()))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)));
    }

    private Mono<Row> row(Caller caller, UUID id) {
        return queries.find(caller, clock.instant(), id)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }
}
