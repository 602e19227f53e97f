package ru.opora.roadmaps.editions;

import java.util.Arrays;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import ru.opora.organizations.Organizations;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;
import ru.opora.roadmaps.RoadmapPermission;
import ru.opora.roadmaps.RoadmapState;
import ru.opora.roadmaps.Roadmaps;

/** Visas: an organisation before which a draft lies agrees to it without remarks. */
@Service
class Agreements {

    private final Roadmaps roadmaps;
    private final AgreementQueries queries;

    Agreements(Roadmaps roadmaps, AgreementQueries queries) {
        this.roadmaps = roadmaps;
        this.queries = queries;
    }

    Mono<Page<AgreementView>> list(
            Caller caller, UUID roadmap, AgreementView.@Nullable State state, int limit, @Nullable String cursor) {
        return roadmaps.known(caller, roadmap, null)
                .flatMap(known -> queries.list(caller, roadmap, state, limit, cursor));
    }

    /** The answer of the caller's own organisation; nothing where it is not asked. */
    Mono<AgreementView> mine(Caller caller, UUID roadmap) {
        UUID[] own = Arrays.stream(caller.scope(RoadmapPermission.WRITE))
                .filter(path -> !path.isEmpty())
                .map(Organizations::idOf)
                .toArray(UUID[]::new);
        return queries.of(caller, roadmap, own)
                .filter(found -> !found.isEmpty())
                .map(found -> found.get(0));
    }

    /** Agrees on behalf of the caller's own organisation; refused while remarks of it are open. */
    @Transactional
    Mono<AgreementView> agree(Caller caller, UUID roadmap) {
        return answering(caller, roadmap, mine -> {
            if (mine.state() == AgreementView.State.REMARKS) {
                return Mono.error(ProblemException.of(ProblemType.REMARKS_OPEN));
            }
            return queries.agree(roadmap, mine.organization().id(), caller.subject());
        });
    }

    /** Takes the visa of the caller's own organisation back; without one there is nothing to take. */
    @Transactional
    Mono<AgreementView> disagree(Caller caller, UUID roadmap) {
        return answering(
                caller,
                roadmap,
                mine -> queries.disagree(roadmap, mine.organization().id()));
    }

    private Mono<AgreementView> answering(Caller caller, UUID roadmap, Function<AgreementView, Mono<Void>> answer) {
        return roadmaps.known(caller, roadmap, null)
                .doOnNext(known -> {
                    if (known.state() != RoadmapState.IN_AGREEMENT) {
                        throw ProblemException.of(ProblemType.ILLEGAL_STATE, known.state());
                    }
                })
                .flatMap(known -> mine(caller, roadmap)
                        .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)))
                        .flatMap(answer))
                .then(Mono.defer(() -> mine(caller, roadmap)));
    }
}
