package ru.opora.platform.live;

import io.r2dbc.postgresql.api.Notification;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.jobs.Background;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.persistence.DedicatedConnections;
import ru.opora.platform.security.CallerDirectory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings changes from the database to the hub: a signal says that there is something, one read brings it, however many
 * streams are open. A lost connection loses nothing, for the reading goes on where it was.
 */
@Configuration(proxyBeanMethods = false)
class LiveFeed {

    static final String CHANGES = "opora_live";
    static final String PERSONAL = "opora_personal";

    private static final int BATCH = 1000;
    private static final int LOOK_UPS = 4;
    private static final Duration HEARTBEAT = Duration.ofSeconds(20);

    /** Should a signal ever be lost, the changes wait no longer than this. */
    private static final Duration UNASKED = Duration.ofSeconds(5);

    private final LiveHub hub;
    private final LiveQueries queries;
    private final LiveAudiences audiences;
    private final List<LiveRights> rights;
    private final CallerDirectory callers;
    private final JsonMapper json;

    LiveFeed(
            LiveHub hub,
            LiveQueries queries,
            LiveAudiences audiences,
            List<LiveRights> rights,
            CallerDirectory callers,
            JsonMapper json) {
        this.hub = hub;
        this.queries = queries;
        this.audiences = audiences;
        this.rights = rights;
        this.callers = callers;
        this.json = json;
    }

    @Bean
    Background liveChanges(DedicatedConnections connections) {
        return new Background("The feed of live changes", DatabaseScope.system(connections.using(this::follow)));
    }

    @Bean
    Background liveHeartbeat() {
        return new Background(
                "The heartbeat of live streams",
                Flux.interval(HEARTBEAT).onBackpressureDrop().concatMap(tick -> hub.heartbeat()));
    }

    /** Heard from before the first LISTEN, and never held up: the driver gives up a connection whose signals wait. */
    private Flux<Void> follow(PostgresqlConnection connection) {
        Flux<String> signals = connection
                .getNotifications()
                .onBackpressureBuffer()
                .concatMap(this::personal)
                .map(Notification::getName)
                .filter(CHANGES::equals);
        Flux<String> listening = connection
                .createStatement("LISTEN " + CHANGES + "; LISTEN " + PERSONAL)
                .execute()
                .flatMap(result -> result.getRowsUpdated())
                .then(Mono.defer(this::begin))
                .thenMany(Flux.interval(Duration.ZERO, UNASKED).map(String::valueOf));
        return Flux.merge(signals, listening).onBackpressureLatest().concatMap(signal -> catchUp(), 0);
    }

    /** A new node reads as much as a client may ask for; after a lost connection personal words may have been missed. */
    private Mono<Void> begin() {
        return hub.head() < 0
                ? queries.head()
                        .doOnNext(head -> hub.begin(Math.max(0, head - LiveHub.REMEMBERED)))
                        .then()
                : hub.tell(null, LiveFrames.named("notification", "{}"));
    }

    /** For one person: not in the order of changes, and told at once. */
    private Mono<Notification> personal(Notification told) {
        if (!PERSONAL.equals(told.getName())) {
            return Mono.just(told);
        }
        JsonNode message = json.readTree(told.getParameter());
        return hub.tell(
                        message.path("subject").asString(""),
                        LiveFrames.named(
                                message.path("event").asString("notification"),
                                message.path("data").toString()))
                .thenReturn(told);
    }

    private Mono<Void> catchUp() {
        return Mono.defer(() -> hub.head() < 0
                ? Mono.empty()
                : next().expand(read -> read.size() < BATCH ? Mono.empty() : next())
                        .then(Mono.fromRunnable(hub::loaded)));
    }

    private Mono<List<LiveChange>> next() {
        return Mono.defer(() -> queries.after(hub.head(), BATCH).collectList())
                .filter(changes -> !changes.isEmpty())
                .flatMap(changes -> rescope(changes)
                        .then(audiences.of(changes))
                        .flatMap(told -> hub.dispatch(
                                told, changes.get(changes.size() - 1).position()))
                        .thenReturn(changes));
    }

    /** Rights first: what follows is told by the new ones. */
    private Mono<Void> rescope(List<LiveChange> changes) {
        return Flux.fromIterable(rights)
                .flatMap(room -> room.touched(changes))
                .collect(Collectors.toSet())
                .flatMapIterable(hub::sessions)
                .flatMap(
                        session -> callers.find(session.caller().subject(), session.scopes())
                                .flatMap(caller -> hub.become(caller.subject(), session.scopes(), caller)),
                        LOOK_UPS)
                .then();
    }
}
