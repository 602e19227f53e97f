package ru.opora.roadmaps.feeds;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import ru.opora.organizations.Organizations;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;
import ru.opora.platform.security.CallerDirectory;
import ru.opora.roadmaps.Roadmaps;
import ru.opora.roadmaps.execution.CheckpointPermission;
import ru.opora.roadmaps.execution.ExecutedOrganizations;
import ru.opora.roadmaps.feeds.FeedQueries.Link;
import ru.opora.roadmaps.feeds.FeedRows.PlanRow;
import ru.opora.roadmaps.feeds.FeedRows.Task;

/**
 * Reads a calendar by its link, with the rights its owner has at this moment. Whatever stands in the way (no such link,
 * revoked, its owner gone or without the right) is the same answer: there is nothing here.
 */
@Service
class FeedReading {

    private final FeedQueries queries;
    private final FeedRows rows;
    private final CallerDirectory callers;
    private final Organizations organizations;
    private final Roadmaps roadmaps;
    private final ExecutedOrganizations executed;
    private final Clock clock;
    private final String publicUrl;

    FeedReading(
            FeedQueries queries,
            FeedRows rows,
            CallerDirectory callers,
            Organizations organizations,
            Roadmaps roadmaps,
            ExecutedOrganizations executed,
            Clock clock,
            @Value("${opora.public-url}") String publicUrl) {
        this.queries = queries;
        this.rows = rows;
        this.callers = callers;
        this.organizations = organizations;
        this.roadmaps = roadmaps;
        this.executed = executed;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    Mono<byte[]> read(String secret) {
        return queries.find(Feeds.hash(secret))
                .flatMap(link -> Mono.justOrEmpty(link.subject())
                        .flatMap(subject -> callers.find(subject, Set.of()))
                        .filter(caller -> caller.permissions().contains(CheckpointPermission.READ))
                        .flatMap(caller -> events(link, caller).contextWrite(caller.databaseScope(null)::in))
                        .map(events -> Calendar.of(link.title(), link.zone(), events))
                        .delayUntil(done -> queries.wasRead(link.id())))
                .onErrorMap(
                        failure ->
                                failure instanceof ProblemException problem && problem.type() == ProblemType.FORBIDDEN,
                        failure -> ProblemException.of(ProblemType.NOT_FOUND))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    private Mono<List<CalendarEvent>> events(Link link, Caller caller) {
        FeedWords words = FeedWords.of(link.language());
        UUID target = link.target();
        return switch (link.kind()) {
            case PERSON ->
                executed.of(caller)
                        .flatMap(mine -> tasks(mine, link.person(), caller))
                        .flatMap(tasks -> events(tasks, words));
            case ORGANIZATION ->
                organizations
                        .place(caller, Objects.requireNonNull(target))
                        .filter(place -> caller.may(CheckpointPermission.READ, place.path()))
                        .flatMap(place -> tasks(new UUID[] {place.id()}, null, caller))
                        .flatMap(tasks -> events(tasks, words));
            case ROADMAP ->
                roadmaps.known(caller, Objects.requireNonNull(target), null)
                        .flatMap(known -> rows.plan(known.id()))
                        .map(plan -> new PlanEvents(words, publicUrl).of(plan, String.valueOf(target)));
        };
    }

    private Mono<List<Task>> tasks(UUID[] organizations, @Nullable UUID person, Caller caller) {
        LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
        return rows.tasks(organizations, person, caller.scope(CheckpointPermission.READ), today);
    }

    private Mono<List<CalendarEvent>> events(List<Task> tasks, FeedWords words) {
        List<CalendarEvent> events = new ArrayList<>(new TaskEvents(words, publicUrl).of(tasks));
        Map<UUID, List<Task>> counted = TaskEvents.counted(tasks);
        return counted.isEmpty()
                ? Mono.just(events)
                : rows.repeating(List.copyOf(counted.keySet())).map(repeating -> with(events, repeating, words));
    }

    private List<CalendarEvent> with(List<CalendarEvent> events, List<PlanRow> repeating, FeedWords words) {
        PlanEvents plans = new PlanEvents(words, publicUrl);
        repeating.stream()
                .map(row -> plans.repeated(row, null, "-r"))
                .filter(Objects::nonNull)
                .forEach(events::add);
        return events;
    }
}
