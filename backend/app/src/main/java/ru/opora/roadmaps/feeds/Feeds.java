package ru.opora.roadmaps.feeds;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import ru.opora.organizations.Organizations;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;
import ru.opora.roadmaps.Roadmaps;
import ru.opora.roadmaps.execution.CheckpointPermission;

/** Links to calendars: made, listed and revoked by their owners alone. */
@Service
class Feeds {

    private static final int SECRET_BYTES = 32;

    /** Active links of one person. */
    private static final int MOST = 50;

    private final FeedQueries queries;
    private final Organizations organizations;
    private final Roadmaps roadmaps;
    private final String publicUrl;
    private final SecureRandom random = new SecureRandom();

    Feeds(
            FeedQueries queries,
            Organizations organizations,
            Roadmaps roadmaps,
            @Value("${opora.public-url}") String publicUrl) {
        this.queries = queries;
        this.organizations = organizations;
        this.roadmaps = roadmaps;
        this.publicUrl = publicUrl;
    }

    Mono<FeedView.Created> create(Caller caller, FeedRequest request, Locale locale) {
        String language = locale.getLanguage().equals("en") ? "en" : "ru";
        String secret = secret();
        UUID id = UUID.randomUUID();
        return owner(caller)
                .flatMap(person -> draft(caller, request, language)
                        .flatMap(draft -> queries.add(id, person, draft, hash(secret), language, MOST))
                        .filter(added -> added > 0)
                        .switchIfEmpty(Mono.error(() -> ProblemException.invalid(FieldError.of("/kind", "TOO_MANY"))))
                        .then(Mono.defer(() -> queries.list(person))))
                .flatMapIterable(all -> all)
                .filter(feed -> feed.id().equals(id))
                .next()
                .map(feed -> new FeedView.Created(feed, publicUrl + "/feeds/" + secret + ".ics"));
    }

    Mono<List<FeedView>> list(Caller caller) {
        return owner(caller).flatMap(queries::list);
    }

    Mono<Void> revoke(Caller caller, UUID id) {
        return owner(caller)
                .flatMap(person -> queries.revoke(person, id))
                .filter(revoked -> revoked > 0)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)))
                .then();
    }

    /** A system has no calendar: it reads the API. */
    private Mono<UUID> owner(Caller caller) {
        return queries.person(caller.subject())
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)));
    }

    private Mono<FeedQueries.Draft> draft(Caller caller, FeedRequest request, String language) {
        UUID target = request.targetId();
        if (request.kind() == FeedKind.PERSON) {
            return target == null
                    ? Mono.just(new FeedQueries.Draft(
                            FeedKind.PERSON, null, FeedWords.of(language).say("mine"), null))
                    : refused("INVALID");
        }
        if (target == null) {
            return refused("REQUIRED");
        }
        return request.kind() == FeedKind.ROADMAP
                ? roadmaps.known(caller, target, null)
                        .map(known -> draft(FeedKind.ROADMAP, target, known.title(), known.organizationId()))
                : organizations
                        .place(caller, target)
                        .filter(place -> caller.may(CheckpointPermission.READ, place.path()))
                        .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)))
                        .map(place -> draft(FeedKind.ORGANIZATION, target, place.name(), target));
    }

    private static FeedQueries.Draft draft(FeedKind kind, UUID target, String title, @Nullable UUID organization) {
        return new FeedQueries.Draft(kind, target, title, organization);
    }

    private static <T> Mono<T> refused(String code) {
        return Mono.error(() -> ProblemException.invalid(FieldError.of("/targetId", code)));
    }

    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
