package ru.opora.surveys.invitations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import ru.opora.surveys.campaigns.Campaigns;
import ru.opora.surveys.campaigns.Campaigns.Known;

/** Who is asked by letter. Letters are sent by {@link InvitationLetters}. */
@Service
class Invitations {

    private final InvitationQueries queries;
    private final Campaigns campaigns;
    private final Postman postman;

    Invitations(InvitationQueries queries, Campaigns campaigns, Postman postman) {
        this.queries = queries;
        this.campaigns = campaigns;
        this.postman = postman;
    }

    Mono<Page<InvitationView>> list(Caller caller, UUID campaign, int limit, @Nullable String cursor) {
        return campaigns
                .known(caller, campaign)
                .flatMap(known -> queries.list(known, caller.scope(SurveyPermission.LINKS), limit, cursor));
    }

    @Transactional
    Mono<InvitationView.Queued> invite(Caller caller, UUID campaign, InvitationRequest request) {
        return sendable(caller, campaign)
                .flatMap(known -> queries.participant(
                        campaign, request.organizationId(), request.audience(), caller.scope(SurveyPermission.LINKS)))
                .switchIfEmpty(
                        Mono.error(() -> ProblemException.invalid(FieldError.of("/organizationId", "NOT_FOUND"))))
                .flatMap(participant -> queries.add(participant, addresses(request), caller.subject()))
                .map(InvitationView.Queued::new);
    }

    @Transactional
    Mono<Void> withdraw(Caller caller, UUID campaign, UUID invitation) {
        return campaigns
                .known(caller, campaign)
                .flatMap(known -> queries.delete(campaign, invitation, caller.scope(SurveyPermission.LINKS)))
                .filter(deleted -> deleted > 0)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)))
                .then();
    }

    @Transactional
    Mono<InvitationView.Queued> remind(Caller caller, UUID campaign) {
        return sendable(caller, campaign)
                .flatMap(known -> queries.remind(campaign, caller.scope(SurveyPermission.LINKS)))
                .map(InvitationView.Queued::new);
    }

    private Mono<Known> sendable(Caller caller, UUID campaign) {
        return campaigns
                .known(caller, campaign)
                .filter(known -> known.versionId() != null)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.SURVEY_NOT_OPEN)))
                .filter(known -> postman.isThere())
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NO_MAIL)));
    }

    /** Each address once, whatever its capitals. */
    private static Map<String, String> addresses(InvitationRequest request) {
        Map<String, String> languages = new LinkedHashMap<>();
        for (InvitationRequest.Recipient one : List.copyOf(request.recipients())) {
            languages.put(one.email().strip().toLowerCase(Locale.ROOT), one.language() == null ? "ru" : one.language());
        }
        return languages;
    }
}
