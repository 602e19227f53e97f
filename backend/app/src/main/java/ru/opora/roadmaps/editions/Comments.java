package ru.opora.roadmaps.editions;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
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
import ru.opora.roadmaps.RoadmapPermission;
import ru.opora.roadmaps.RoadmapState;
import ru.opora.roadmaps.Roadmaps;
import ru.opora.roadmaps.Roadmaps.Known;
import ru.opora.roadmaps.editions.CommentQueries.NewComment;

/** What organisations say about a draft before it is approved; it stays readable afterwards. */
@Service
class Comments {

    private final Roadmaps roadmaps;
    private final CommentQueries queries;

    Comments(Roadmaps roadmaps, CommentQueries queries) {
        this.roadmaps = roadmaps;
        this.queries = queries;
    }

    Mono<Page<CommentView>> list(
            Caller caller,
            UUID roadmap,
            @Nullable UUID activity,
            @Nullable Boolean open,
            int limit,
            @Nullable String cursor) {
        return roadmaps.known(caller, roadmap, null)
                .flatMap(known -> queries.list(caller, roadmap, activity, open, limit, cursor));
    }

    Mono<CommentView> get(Caller caller, UUID roadmap, UUID id) {
        return roadmaps.known(caller, roadmap, null)
                .flatMap(known -> queries.find(caller, roadmap, id))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    @Transactional
    Mono<CommentView> add(Caller caller, UUID roadmap, CommentRequest request) {
        UUID id = request.id() == null ? UUID.randomUUID() : request.id();
        return roadmaps.known(caller, roadmap, null)
                .doOnNext(Comments::requireTalk)
                .flatMap(known -> comment(caller, known, id, request))
                .flatMap(queries::insert)
                .then(Mono.defer(() -> get(caller, roadmap, id)));
    }

    /** Settles a thread, or opens it again: the roadmap's writers, and whoever began it. */
    @Transactional
    Mono<CommentView> settle(Caller caller, UUID roadmap, UUID id, CommentView.Action action) {
        return get(caller, roadmap, id)
                .filter(comment -> !comment.allowedActions().isEmpty())
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)))
                .filter(comment -> comment.allowedActions().contains(action))
                .flatMap(comment -> queries.settle(id, action == CommentView.Action.resolve ? caller.subject() : null))
                .filter(changed -> changed > 0)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(
                        ProblemType.ILLEGAL_STATE, action == CommentView.Action.resolve ? "RESOLVED" : "OPEN")))
                .then(Mono.defer(() -> get(caller, roadmap, id)));
    }

    private Mono<NewComment> comment(Caller caller, Known roadmap, UUID id, CommentRequest request) {
        UUID speaker = speaker(caller, roadmap);
        if (request.parentId() != null) {
            return answer(caller, roadmap, id, speaker, request.parentId(), request.text());
        }
        var comment = new NewComment(
                id, roadmap.id(), request.activityId(), null, speaker, speaker, caller.subject(), request.text());
        return request.activityId() == null
                ? Mono.just(comment)
                : queries.hasActivity(roadmap.id(), request.activityId())
                        .filter(found -> found)
                        .switchIfEmpty(
                                Mono.error(() -> ProblemException.invalid(FieldError.of("/activityId", "NOT_FOUND"))))
                        .thenReturn(comment);
    }

    private Mono<NewComment> answer(Caller caller, Known roadmap, UUID id, UUID speaker, UUID parent, String text) {
        return queries.find(caller, roadmap.id(), parent)
                .switchIfEmpty(Mono.error(() -> ProblemException.invalid(FieldError.of("/parentId", "NOT_FOUND"))))
                .flatMap(before -> queries.threadOf(before.id())
                        .map(thread -> new NewComment(
                                id,
                                roadmap.id(),
                                before.activityId(),
                                before.parentId() == null ? before.id() : before.parentId(),
                                speaker,
                                thread,
                                caller.subject(),
                                text)));
    }

    /** On whose behalf: the organisation where the caller writes plans, the roadmap's own before others. */
    private static UUID speaker(Caller caller, Known roadmap) {
        if (caller.may(RoadmapPermission.WRITE, roadmap.path())) {
            return roadmap.organizationId();
        }
        Optional<String> root = Arrays.stream(caller.scope(RoadmapPermission.WRITE))
                .filter(path ->
                        path.startsWith(roadmap.path() + ".") || roadmap.path().startsWith(path + "."))
                .findFirst();
        return root.map(Organizations::idOf).orElseThrow(() -> ProblemException.of(ProblemType.FORBIDDEN));
    }

    private static void requireTalk(Known roadmap) {
        if (roadmap.state() != RoadmapState.DRAFT && roadmap.state() != RoadmapState.IN_AGREEMENT) {
            throw ProblemException.of(ProblemType.ILLEGAL_STATE, roadmap.state());
        }
    }
}
