package ru.opora.surveys.invitations;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import ru.opora.notifications.mail.Postman;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;
import ru.opora.surveys.SurveyPermission;
import ru.opora.surveys.campaigns.CampaignState;
import ru.opora.surveys.campaigns.Campaigns;
import ru.opora.surveys.campaigns.Campaigns.Known;
import ru.opora.surveys.invitations.InvitationQueries.Filter;
import ru.opora.surveys.invitations.InvitationView.State;

/** Who is asked by letter. Letters are sent by {@link InvitationLetters}. */
@Service
class SurveyInvitations {

    /** Of one group: a school has fewer parents. */
    private static final int MOST = 5_000;

    /** Letters wait until a campaign opens; after it none is sent. */
    private static final Set<CampaignState> OPEN = EnumSet.of(CampaignState.SCHEDULED, CampaignState.OPEN);

    private final InvitationQueries queries;
    private final Campaigns campaigns;
    private final Postman postman;

    SurveyInvitations(InvitationQueries queries, Campaigns campaigns, Postman postman) {
        this.queries = queries;
        this.campaigns = campaigns;
        this.postman = postman;
    }

    Mono<Page<InvitationView>> list(Caller caller, UUID campaign, Filter filter, int limit, @Nullable String cursor) {
        return campaigns
                .known(caller, campaign)
                .flatMap(known -> queries.list(known, scope(caller), filter, limit, cursor));
    }

    Mono<InvitationView.Summary> summary(Caller caller, UUID campaign) {
        return campaigns
                .known(caller, campaign)
                .flatMap(known -> queries.summary(known, scope(caller), postman.isThere()));
    }

    @Transactional
    Mono<InvitationView.Queued> invite(Caller caller, UUID campaign, InvitationRequest request) {
        Map<String, String> addresses = addresses(request);
        return sendable(caller, campaign)
                .flatMap(known ->
                        queries.participant(campaign, request.organizationId(), request.audience(), scope(caller)))
                .switchIfEmpty(
                        Mono.error(() -> ProblemException.invalid(FieldError.of("/organizationId", "NOT_FOUND"))))
                .flatMap(participant -> queries.add(participant, addresses, caller.subject())
                        .delayUntil(added -> queries.count(participant)
                                .filter(count -> count <= MOST)
                                .switchIfEmpty(
                                        Mono.error(() -> ProblemException.of(ProblemType.TOO_MANY_INVITATIONS)))))
                .map(InvitationView.Queued::new);
    }

    @Transactional
    Mono<InvitationView> revoke(Caller caller, UUID campaign, UUID invitation) {
        return step(
                caller,
                campaign,
                invitation,
                (known, found) -> queries.today(campaign)
                        .flatMap(today -> queries.revoke(invitation, today))
                        .filter(changed -> changed > 0)
                        .switchIfEmpty(
                                Mono.error(() -> ProblemException.of(ProblemType.ILLEGAL_STATE, State.REVOKED))));
    }

    /** In an anonymous campaign also to who has answered: it is then not sent, and nobody sees that. */
    @Transactional
    Mono<InvitationView> resend(Caller caller, UUID campaign, UUID invitation) {
        return sendable(caller, campaign)
                .then(Mono.defer(() -> step(
                        caller,
                        campaign,
                        invitation,
                        (known, found) -> found.state() == State.REVOKED || found.state() == State.WAITING
                                ? Mono.error(() -> ProblemException.of(ProblemType.ILLEGAL_STATE, found.state()))
                                : queries.today(campaign)
                                        .flatMap(today -> queries.resend(invitation, today))
                                        .filter(changed -> changed > 0)
                                        .switchIfEmpty(Mono.error(
                                                () -> ProblemException.of(ProblemType.ALREADY_SENT_TODAY))))));
    }

    @Transactional
    Mono<InvitationView.Queued> remind(Caller caller, UUID campaign) {
        return sendable(caller, campaign)
                .flatMap(known -> queries.remind(campaign, scope(caller))
                        .map(letters -> new InvitationView.Queued(known.anonymous() ? null : letters)));
    }

    /** One thing done to an invitation. */
    private interface Step {
        Mono<Long> take(Known campaign, InvitationView found);
    }

    private Mono<InvitationView> step(Caller caller, UUID campaign, UUID invitation, Step step) {
        return campaigns
                .known(caller, campaign)
                .flatMap(known -> queries.find(known, scope(caller), invitation)
                        .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)))
                        .flatMap(found -> step.take(known, found))
                        .then(Mono.defer(() -> queries.find(known, scope(caller), invitation))));
    }

    private Mono<Known> sendable(Caller caller, UUID campaign) {
        return campaigns
                .known(caller, campaign)
                .filter(known -> OPEN.contains(known.state()))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.SURVEY_NOT_OPEN)))
                .filter(known -> postman.isThere())
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NO_MAIL)));
    }

    private static String[] scope(Caller caller) {
        return caller.scope(SurveyPermission.LINKS);
    }

    /** Each address once, whatever its capitals. */
    private static Map<String, String> addresses(InvitationRequest request) {
        Map<String, String> languages = new LinkedHashMap<>();
        for (InvitationRequest.Recipient one : request.recipients()) {
            languages.put(one.email().strip().toLowerCase(Locale.ROOT), one.language() == null ? "ru" : one.language());
        }
        return languages;
    }
}
