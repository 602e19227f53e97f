package ru.opora.surveys.campaigns;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import ru.opora.organizations.Organizations;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;
import ru.opora.surveys.Audience;
import ru.opora.surveys.SurveyPermission;
import ru.opora.surveys.campaigns.CampaignQueries.Stored;
import ru.opora.surveys.campaigns.LinkQueries.Draft;
import ru.opora.surveys.campaigns.ParticipantView.MadeLink;

/** Who is asked in a campaign, by which links, and how many have answered. */
@Service
class Participants {

    /** Links made by one request. */
    static final int MOST_LINKS = 5000;

    private final ParticipantQueries queries;
    private final LinkQueries links;
    private final ProgrammeSchools programmes;
    private final SchoolReminders reminders;
    private final Campaigns campaigns;
    private final Organizations organizations;
    private final String publicUrl;

    Participants(
            ParticipantQueries queries,
            LinkQueries links,
            ProgrammeSchools programmes,
            SchoolReminders reminders,
            Campaigns campaigns,
            Organizations organizations,
            @Value("${opora.public-url}") String publicUrl) {
        this.queries = queries;
        this.links = links;
        this.programmes = programmes;
        this.reminders = reminders;
        this.campaigns = campaigns;
        this.organizations = organizations;
        this.publicUrl = publicUrl;
    }

    Mono<Page<ParticipantView>> list(
            Caller caller,
            UUID campaign,
            @Nullable UUID within,
            @Nullable Audience audience,
            boolean lagging,
            int limit,
            @Nullable String cursor) {
        String[] scope = caller.scope(SurveyPermission.READ);
        return campaigns
                .known(caller, campaign)
                .then(Mono.defer(() -> path(caller, within)))
                .flatMap(path ->
                        queries.list(campaign, scope, path.isEmpty() ? null : path, audience, lagging, limit, cursor));
    }

    Mono<ParticipantView.Rates> rates(
            Caller caller, UUID campaign, @Nullable UUID within, ParticipantView.Grouping grouping) {
        String[] scope = caller.scope(SurveyPermission.READ);
        boolean places = grouping == ParticipantView.Grouping.MUNICIPALITY;
        return campaigns
                .known(caller, campaign)
                .then(Mono.defer(() -> path(caller, within)))
                .flatMap(path -> queries.rates(campaign, scope, path.isEmpty() ? null : path, places)
                        .collectList())
                .map(rates -> new ParticipantView.Rates(rates, null));
    }

    /** Adds and changes; all or nothing when somebody is named whom the caller may not ask, or who is not below the campaign's owner. */
    @Transactional
    Mono<ParticipantView.Saved> save(Caller caller, UUID campaign, ParticipantsRequest request) {
        String[] scope = caller.scope(SurveyPermission.WRITE);
        return writable(caller, campaign)
                .flatMap(stored -> queries.strangers(scope, stored.path(), request.given())
                        .next()
                        .flatMap(stranger -> this.<Stored>refused(request, stranger))
                        .defaultIfEmpty(stored))
                .flatMap(stored -> queries.save(campaign, scope, stored.path(), request.given())
                        .flatMap(saved -> programme(stored, scope, request).map(added -> saved + added)))
                .map(ParticipantView.Saved::new);
    }

    @Transactional
    Mono<Void> remove(Caller caller, UUID campaign, UUID participant) {
        return writable(caller, campaign)
                .flatMap(stored -> queries.remove(campaign, participant, caller.scope(SurveyPermission.WRITE)))
                .filter(removed -> removed > 0)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)))
                .then();
    }

    /** Reminds the people of schools where groups lag, each at most once a day, wherever the caller may ask. */
    @Transactional
    Mono<ParticipantView.Reminded> remind(Caller caller, UUID campaign, @Nullable UUID within) {
        return campaigns
                .get(caller, campaign)
                .filter(view -> view.allowedActions().contains(CampaignView.Action.remind))
                .switchIfEmpty(Mono.defer(() -> campaigns.illegal(caller, campaign)))
                .then(Mono.defer(() -> path(caller, within)))
                .flatMap(path -> reminders.remind(
                        campaign, caller.scope(SurveyPermission.WRITE), path, ParticipantQueries.HALF));
    }

    /** Makes a link for each of those; the secrets are told here and never again. */
    @Transactional
    Mono<ParticipantView.MadeLinks> makeLinks(
            Caller caller, UUID campaign, ParticipantsRequest.Links request, int most) {
        String[] scope = caller.scope(SurveyPermission.LINKS);
        return campaigns
                .known(caller, campaign)
                .flatMapMany(known ->
                        links.participants(campaign, scope, request.organizationIds(), request.audiences(), most + 1))
                .map(this::withSecret)
                .collectList()
                .filter(made -> made.size() <= most)
                .switchIfEmpty(
                        Mono.error(() -> ProblemException.invalid(FieldError.of("/organizationIds", "TOO_MANY"))))
                .delayUntil(made -> links.add(drafts(made), request.isSupervised(), caller.subject()))
                .map(ParticipantView.MadeLinks::new);
    }

    Mono<Page<ParticipantView.Link>> links(Caller caller, UUID campaign, int limit, @Nullable String cursor) {
        return campaigns
                .known(caller, campaign)
                .flatMap(known -> links.list(campaign, caller.scope(SurveyPermission.LINKS), limit, cursor));
    }

    Mono<Void> revoke(Caller caller, UUID campaign, UUID link) {
        return campaigns
                .known(caller, campaign)
                .flatMap(known -> links.revoke(campaign, link, caller.scope(SurveyPermission.LINKS)))
                .filter(revoked -> revoked > 0)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)))
                .then();
    }

    private Mono<Stored> writable(Caller caller, UUID campaign) {
        return campaigns
                .permitted(caller, campaign)
                .filter(stored -> stored.view().allowedActions().contains(CampaignView.Action.participants))
                .switchIfEmpty(Mono.defer(() -> campaigns.illegal(caller, campaign)));
    }

    private Mono<Long> programme(Stored stored, String[] scope, ParticipantsRequest request) {
        UUID programme = stored.view().programmeId();
        if (request.ofProgramme().isEmpty()) {
            return Mono.just(0L);
        }
        return programme == null
                ? Mono.error(() -> ProblemException.invalid(FieldError.of("/programmeAudiences", "INVALID")))
                : programmes.add(stored.view().id(), programme, scope, stored.path(), request.ofProgramme());
    }

    private <T> Mono<T> refused(ParticipantsRequest request, UUID stranger) {
        int index = request.given().stream()
                .map(ParticipantsRequest.Item::organizationId)
                .toList()
                .indexOf(stranger);
        return Mono.error(
                () -> ProblemException.invalid(FieldError.of("/items/" + index + "/organizationId", "NOT_FOUND")));
    }

    private MadeLink withSecret(MadeLink link) {
        String secret = Secrets.fresh();
        return new MadeLink(
                link.id(),
                link.participantId(),
                link.organization(),
                link.audience(),
                publicUrl + "/s/" + secret,
                secret);
    }

    private static List<Draft> drafts(List<MadeLink> links) {
        return links.stream()
                .map(link -> new Draft(link.id(), link.participantId(), Secrets.hash(link.token())))
                .toList();
    }

    /** Where the organisation is; empty text for everywhere. */
    private Mono<String> path(Caller caller, @Nullable UUID within) {
        return within == null
                ? Mono.just("")
                : organizations.place(caller, within).map(Organizations.Place::path);
    }
}
