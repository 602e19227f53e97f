package ru.opora.platform.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The rules of all rooms in one place: a kind of record has one rule, or none and then no audience. */
@Component
class LiveAudiences {

    /** More changes at once of one kind in one organisation, say by an import, are told as one. */
    static final int MANY = 20;

    /** What may be told together. */
    private record Group(
            String entity,
            @Nullable UUID organization,
            @Nullable String path,
            LiveAudience audience) {

        static Group of(LiveChange change, LiveAudience audience) {
            return new Group(change.entity(), change.organizationId(), change.path(), audience);
        }
    }

    private final Map<String, LiveRule> rules = new HashMap<>();
    private final JsonMapper json;

    LiveAudiences(List<LiveRule> rules, JsonMapper json) {
        this.json = json;
        for (LiveRule rule : rules) {
            for (String entity : rule.entities()) {
                if (this.rules.put(entity, rule) != null) {
                    throw new IllegalStateException("Two rules of live changes for " + entity);
                }
            }
        }
    }

    /** The changes that somebody may learn of, in their order. */
    Mono<List<LiveDispatch>> of(List<LiveChange> changes) {
        Map<LiveRule, List<LiveChange>> byRule = new LinkedHashMap<>();
        for (LiveChange change : changes) {
            LiveRule rule = rules.get(change.entity());
            if (rule != null) {
                byRule.computeIfAbsent(rule, missing -> new ArrayList<>()).add(change);
            }
        }
        return Flux.fromIterable(byRule.entrySet())
                .concatMap(found -> found.getKey().audiences(found.getValue()))
                .collect(HashMap<Long, LiveAudience>::new, Map::putAll)
                .map(audiences -> dispatches(changes, audiences));
    }

    private List<LiveDispatch> dispatches(List<LiveChange> changes, Map<Long, LiveAudience> audiences) {
        Map<Group, Deque<LiveChange>> groups = new LinkedHashMap<>();
        for (LiveChange change : changes) {
            LiveAudience audience = audiences.get(change.position());
            if (audience != null) {
                groups.computeIfAbsent(Group.of(change, audience), missing -> new ArrayDeque<>())
                        .addLast(change);
            }
        }
        return groups.entrySet().stream()
                .flatMap(group -> told(group.getKey().audience(), group.getValue()))
                .sorted(Comparator.comparingLong(dispatch -> dispatch.change().position()))
                .toList();
    }

    private Stream<LiveDispatch> told(LiveAudience audience, Deque<LiveChange> alike) {
        return alike.size() <= MANY
                ? alike.stream().map(change -> dispatch(audience, change, LiveEvent.of(change)))
                : Stream.of(dispatch(audience, alike.getLast(), LiveEvent.many(alike.getLast())));
    }

    private LiveDispatch dispatch(LiveAudience audience, LiveChange change, LiveEvent event) {
        return new LiveDispatch(change, audience, frame(change, event), frame(change, LiveEvent.everywhere(change)));
    }

    private ServerSentEvent<String> frame(LiveChange change, LiveEvent event) {
        return LiveFrames.at(change.position())
                .event("change")
                .data(json.writeValueAsString(event))
                .build();
    }
}
