package ru.opora.surveys.results;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import ru.opora.organizations.Organizations;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;
import ru.opora.surveys.Audience;
import ru.opora.surveys.SurveyPermission;
import ru.opora.surveys.campaigns.Campaigns;
import ru.opora.surveys.campaigns.Campaigns.Known;

/** Who may ask about what: a campaign that was started, and a place in its tree in which the caller may read. */
@Component
class Asking {

    private final Campaigns campaigns;
    private final Organizations organizations;
    private final ResultQueries queries;

    Asking(Campaigns campaigns, Organizations organizations, ResultQueries queries) {
        this.campaigns = campaigns;
        this.organizations = organizations;
        this.queries = queries;
    }

    /** What is asked for. */
    record Question(Known campaign, UUID version, UUID within, String path) {

        /** Whether it is about the whole campaign. */
        boolean whole() {
            return path.equals(campaign.path());
        }

        /** Whether the caller may read nothing above it. */
        boolean isWidest(Caller caller) {
            return !path.contains(".") || !caller.may(SurveyPermission.READ, path.substring(0, path.lastIndexOf('.')));
        }
    }

    /** Left out, the place is the campaign's owner; whoever may not read there says a place of their own. */
    Mono<Question> question(Caller caller, UUID campaign, @Nullable UUID within) {
        return started(caller, campaign)
                .flatMap(known -> organizations
                        .place(caller, within == null ? known.organizationId() : within)
                        .filter(place -> caller.may(SurveyPermission.READ, place.path()))
                        .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)))
                        .map(place -> question(known, place.id(), place.path())));
    }

    /** The whole campaign, for whoever makes it. */
    Mono<Question> own(Caller caller, UUID campaign) {
        return started(caller, campaign)
                .filter(known -> caller.may(SurveyPermission.WRITE, known.path()))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)))
                .map(known -> question(known, known.organizationId(), known.path()));
    }

    /** The campaign that the caller sees; not found while it is a draft. */
    Mono<Known> started(Caller caller, UUID campaign) {
        return campaigns
                .known(caller, campaign)
                .filter(known -> known.versionId() != null)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    /** The places in which a group was asked, where nothing below so many is shown. */
    Mono<Places> places(Question question, Audience audience, int least) {
        return queries.asked(question.campaign().id(), audience)
                .map(asked -> new Places(question.campaign().path(), asked, least));
    }

    private static Question question(Known known, UUID within, String path) {
        String owner = known.path();
        boolean above = owner.startsWith(path + ".");
        return new Question(
                known,
                Objects.requireNonNull(known.versionId()),
                above ? known.organizationId() : within,
                above ? owner : path);
    }
}
