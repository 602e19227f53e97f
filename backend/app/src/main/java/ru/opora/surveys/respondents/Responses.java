package ru.opora.surveys.respondents;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.questionnaires.answers.AnswerRules;
import ru.opora.questionnaires.answers.Validated;
import ru.opora.surveys.Definitions;
import ru.opora.surveys.campaigns.Secrets;
import ru.opora.surveys.respondents.RespondentLinks.Asked;
import ru.opora.surveys.respondents.RespondentLinks.Link;
import ru.opora.surveys.respondents.RespondentView.Status;
import ru.opora.surveys.respondents.ResponseRow.Outcome;
import ru.opora.surveys.respondents.UploadQueries.Attached;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What respondents are asked, and the taking of their answers. */
@Service
class Responses {

    /** Of one answer as JSON, with two bytes for a Cyrillic letter; 250 long questions are some hundred kilobytes. */
    private static final int MOST_BYTES = 2_000_000;

    private static final int MOST_ERRORS = 100;
    private static final int RANDOM_UUID = 4;

    private final RespondentLinks links;
    private final ResponseStore store;
    private final ResponseWriter writer;
    private final RespondentFiles files;
    private final Claims claims;
    private final Clock clock;
    private final JsonMapper json;

    Responses(
            RespondentLinks links,
            ResponseStore store,
            ResponseWriter writer,
            RespondentFiles files,
            Claims claims,
            Clock clock,
            JsonMapper json) {
        this.links = links;
        this.store = store;
        this.writer = writer;
        this.files = files;
        this.claims = claims;
        this.clock = clock;
        this.json = json;
    }

    /** Answers that may be stored, and the files they name. */
    private record Given(ResponseRow row, List<Attached> files) {}

    /** The survey behind a link; empty when there is none. */
    Mono<RespondentView> survey(String token, String language) {
        return links.find(token)
                .flatMap(link -> Mono.zip(links.asked(link.version()), answered(link))
                        .map(read -> view(link, read.getT1(), read.getT2(), language)));
    }

    /** Stores answers once, however often they are sent; empty when there is no such link. */
    Mono<RespondentView.Receipt> take(String token, UUID id, ResponseRequest request) {
        return links.find(token)
                .flatMap(link -> links.asked(link.version())
                        .map(asked -> given(link, asked, id, request))
                        .flatMap(given -> refusal(link, given.row(), request)
                                .flatMap(refusal -> repeated(given.row(), refusal))
                                .switchIfEmpty(Mono.defer(() -> stored(link, token, given))))
                        .map(outcome -> receipt(id, outcome)));
    }

    /** Also when nothing is taken any more: the first acknowledgement may have been lost. */
    private Mono<Outcome> repeated(ResponseRow row, ProblemException refusal) {
        return store.isStored(row)
                .flatMap(
                        stored -> stored ? Mono.just(Outcome.of(Outcome.Kind.REPEATED)) : Mono.<Outcome>error(refusal));
    }

    private Mono<Outcome> stored(Link link, String token, Given given) {
        return files.attach(link, given.row().id(), given.files())
                .then(Mono.defer(() -> claimed(link, token, given.row())))
                .filter(claimed -> claimed)
                .flatMap(claimed -> writer.write(given.row()))
                .defaultIfEmpty(Outcome.of(Outcome.Kind.DEVICE_USED));
    }

    private Mono<Boolean> answered(Link link) {
        UUID invitation = link.invitation();
        return invitation == null ? Mono.just(false) : claims.isTaken(invitation);
    }

    /** In a transaction of its own and before the answer, so that nothing joins the two. */
    private Mono<Boolean> claimed(Link link, String token, ResponseRow row) {
        UUID invitation = link.invitation();
        return invitation == null ? Mono.just(true) : claims.take(invitation, token, row.id());
    }

    private RespondentView view(Link link, Asked asked, boolean answered, String wanted) {
        List<String> languages = asked.form().questionnaire().languages();
        String language = language(asked, wanted);
        Window window = Window.of(link, Window.today(link, clock));
        return new RespondentView(
                link.campaign(),
                link.title(),
                link.askedBy(),
                link.contact(),
                link.organization(),
                link.audience(),
                link.anonymous(),
                link.supervised(),
                answered,
                window.status(),
                link.opensOn(),
                window.end(),
                window.takenUntil(),
                languages,
                language,
                link.version(),
                window.status() == Status.NOT_YET
                        ? null
                        : json.convertValue(
                                Definitions.in(language, asked.definition()),
                                new TypeReference<Map<String, Object>>() {}));
    }

    /** The one asked for where the questionnaire has it: others were not shown, and a rare one would say who answered. */
    private static String language(Asked asked, @Nullable String wanted) {
        List<String> languages = asked.form().questionnaire().languages();
        return wanted != null && languages.contains(wanted) ? wanted : languages.isEmpty() ? "ru" : languages.get(0);
    }

    /** The answers as they will be stored. */
    private Given given(Link link, Asked asked, UUID id, ResponseRequest request) {
        if (id.version() != RANDOM_UUID) {
            throw ProblemException.badParameter("id", "NOT_RANDOM"); // other kinds tell when they were made
        }
        String respondent = request.respondent();
        if (link.anonymous() ? respondent != null : respondent == null || respondent.isBlank()) {
            throw ProblemException.invalid(FieldError.of("/respondent", link.anonymous() ? "INVALID" : "REQUIRED"));
        }
        LocalDate today = Window.today(link, clock);
        Validated validated = asked.form().validate(request.answers(), AnswerRules.complete(day(request, today)));
        if (!validated.isValid()) {
            throw ProblemException.invalid(validated.problems().stream()
                    .limit(MOST_ERRORS)
                    .map(problem -> FieldError.of(
                            "/answers" + problem.pointer(), problem.code().name()))
                    .toArray(FieldError[]::new));
        }
        byte[] answers = json.writeValueAsBytes(validated.answers());
        if (answers.length > MOST_BYTES) {
            throw ProblemException.of(ProblemType.TOO_LARGE);
        }
        ResponseRow row = new ResponseRow(
                id,
                link.campaign(),
                link.participant(),
                answers,
                json.writeValueAsBytes(validated.computed()),
                language(asked, request.language()),
                today,
                Window.of(link, today).status() == Status.CLOSED,
                respondent == null ? null : respondent.strip(),
                link.supervised() || request.device() == null
                        ? null
                        : Secrets.hash(link.participant() + request.device()),
                link.quota() != null);
        return new Given(row, RespondentFiles.named(asked, validated.answers()));
    }

    /** «Today» in an answer is the day on which it was filled in; not in the future, and not before what can be meant. */
    private static LocalDate day(ResponseRequest request, LocalDate today) {
        LocalDate filled = request.filledOn();
        return filled == null || filled.isAfter(today) ? today : filled;
    }

    /** Why answers are not taken now; empty when they are. */
    private Mono<ProblemException> refusal(Link link, ResponseRow row, ResponseRequest request) {
        LocalDate today = row.receivedOn();
        Window window = Window.of(link, today);
        ProblemType refusal = window.refusal(request.filledOn(), today, link);
        if (refusal != null) {
            return Mono.just(ProblemException.of(refusal));
        }
        Integer quota = link.quota();
        return quota == null
                ? Mono.empty()
                : store.answered(link.participant())
                        .filter(answered -> answered >= quota)
                        .map(full -> ProblemException.of(ProblemType.QUOTA_REACHED));
    }

    private static RespondentView.Receipt receipt(UUID id, Outcome outcome) {
        return switch (outcome.kind()) {
            case STORED -> new RespondentView.Receipt(id, true);
            case REPEATED -> new RespondentView.Receipt(id, false);
            case DIFFERS -> throw ProblemException.of(ProblemType.RESPONSE_DIFFERS);
            case GONE -> throw ProblemException.of(ProblemType.NOT_FOUND);
            case OVER -> throw ProblemException.of(ProblemType.SURVEY_NOT_OPEN);
            case FULL -> throw ProblemException.of(ProblemType.QUOTA_REACHED);
            case DEVICE_USED -> throw ProblemException.of(ProblemType.ALREADY_ANSWERED);
            case FAILED -> throw failure(outcome.failure());
        };
    }

    private static RuntimeException failure(@Nullable Throwable failure) {
        return failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
    }
}
