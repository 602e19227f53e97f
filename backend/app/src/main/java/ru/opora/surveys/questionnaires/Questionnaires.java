package ru.opora.surveys.questionnaires;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import ru.opora.organizations.Organizations;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;
import ru.opora.surveys.Definitions;
import ru.opora.surveys.Definitions.Draft;
import ru.opora.surveys.SurveyPermission;
import ru.opora.surveys.questionnaires.QuestionnaireQueries.Stored;
import tools.jackson.databind.json.JsonMapper;

/** Questionnaires: drafts are edited, versions are frozen when they are used. */
@Service
public class Questionnaires {

    private final QuestionnaireQueries queries;
    private final Organizations organizations;
    private final JsonMapper json;

    Questionnaires(QuestionnaireQueries queries, Organizations organizations, JsonMapper json) {
        this.queries = queries;
        this.organizations = organizations;
        this.json = json;
    }

    /** A questionnaire as other rooms need to know it. */
    public record Known(UUID id, String title) {}

    Mono<Page<QuestionnaireView.Summary>> list(
            Caller caller, QuestionnaireFilter filter, int limit, @Nullable String cursor) {
        return queries.list(caller, filter, limit, cursor);
    }

    Mono<QuestionnaireView> get(Caller caller, UUID id) {
        return stored(caller, id).map(this::view);
    }

    /** The questionnaire, when the caller sees it. */
    public Mono<Known> known(Caller caller, UUID id) {
        return queries.find(caller, id)
                .map(stored -> new Known(stored.head().id(), stored.head().title()));
    }

    @Transactional
    Mono<QuestionnaireView> create(Caller caller, QuestionnaireRequest request) {
        UUID id = request.id() == null ? UUID.randomUUID() : request.id();
        return organizations
                .permitted(caller, SurveyPermission.WRITE, request.organizationId(), "/organizationId")
                .flatMap(place -> draft(caller, request)
                        .flatMap(draft -> queries.insert(id, place.id(), draft, request.copyOf(), caller.subject())))
                .then(Mono.defer(() -> get(caller, id)));
    }

    /** Where the caller may make questionnaires; a problem elsewhere. */
    Mono<Organizations.Place> place(Caller caller, UUID organization) {
        return organizations.permitted(caller, SurveyPermission.WRITE, organization, "/organizationId");
    }

    /** Keeps a draft that came from elsewhere, where {@link #place} allows it. */
    @Transactional
    Mono<QuestionnaireView> keep(Caller caller, UUID id, UUID organization, Draft draft) {
        return queries.insert(id, organization, draft, null, caller.subject()).then(Mono.defer(() -> get(caller, id)));
    }

    /** The present draft. */
    Mono<Draft> draft(Caller caller, UUID id) {
        return stored(caller, id).map(stored -> Definitions.read(stored.definition(), ""));
    }

    /** What a version froze. */
    Mono<Draft> frozen(Caller caller, UUID id, String number) {
        return version(caller, id, number).map(version -> Definitions.read(json.valueToTree(version.definition()), ""));
    }

    @Transactional
    Mono<QuestionnaireView> change(Caller caller, UUID id, long version, QuestionnaireRequest.Change change) {
        return permitted(caller, id)
                .filter(stored -> stored.head().version() == version)
                .flatMap(stored -> queries.update(id, version, read(change.definition())))
                .filter(changed -> changed > 0)
                .switchIfEmpty(Mono.defer(() -> stale(caller, id)))
                .then(Mono.defer(() -> get(caller, id)));
    }

    @Transactional
    Mono<Void> delete(Caller caller, UUID id, long version) {
        return permitted(caller, id)
                .filterWhen(stored -> queries.isUsed(id).map(used -> !used))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.QUESTIONNAIRE_USED)))
                .flatMap(stored -> queries.delete(id, version))
                .flatMap(deleted -> deleted == 0 ? stale(caller, id) : Mono.empty());
    }

    @Transactional
    Mono<QuestionnaireView.Version> freeze(Caller caller, UUID id) {
        return permitted(caller, id).flatMap(stored -> frozen(id, stored, caller.subject()));
    }

    /** The version that the present draft is; frozen now when there is none. Whoever sees it may use it, also from above. */
    @Transactional
    public Mono<UUID> use(Caller caller, UUID id) {
        return stored(caller, id)
                .flatMap(stored -> frozen(id, stored, caller.subject()))
                .map(QuestionnaireView.Version::id);
    }

    QuestionnaireView.ReadyMades readyMade() {
        return new QuestionnaireView.ReadyMades(Definitions.readyMade().entrySet().stream()
                .map(each -> new QuestionnaireView.ReadyMade(
                        each.getKey(),
                        each.getValue().questionnaire().title().byLanguage(),
                        each.getValue().questionnaire().description().byLanguage(),
                        each.getValue().questionnaire().languages(),
                        each.getValue().questionCount(),
                        queries.map(each.getValue().json())))
                .toList());
    }

    Mono<List<QuestionnaireView.Version>> versions(Caller caller, UUID id) {
        return stored(caller, id).flatMap(stored -> queries.versions(id));
    }

    Mono<QuestionnaireView.Version> version(Caller caller, UUID id, String number) {
        return stored(caller, id)
                .filter(stored -> number.matches("\\d{1,9}"))
                .flatMap(stored -> queries.version(id, Integer.parseInt(number)))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    private Mono<QuestionnaireView.Version> frozen(UUID id, Stored stored, String subject) {
        Draft draft = Definitions.read(stored.definition(), "/definition");
        if (!draft.isSound()) {
            return Mono.error(() -> ProblemException.with(
                    ProblemType.QUESTIONNAIRE_NOT_SOUND,
                    "problems",
                    faults(draft).stream()
                            .filter(QuestionnaireView.Fault::error)
                            .toList()));
        }
        return DatabaseScope.system(queries.freeze(id, draft, subject)); // also of one from above
    }

    private Mono<Draft> draft(Caller caller, QuestionnaireRequest request) {
        if (request.beginnings() != 1) {
            return Mono.error(() -> ProblemException.invalid(
                    FieldError.of("/definition", request.beginnings() == 0 ? "REQUIRED" : "INVALID")));
        }
        String readyMade = request.readyMade();
        if (readyMade != null) {
            return Mono.fromCallable(Definitions::readyMade)
                    .subscribeOn(Schedulers.boundedElastic()) // reads files once
                    .mapNotNull(all -> all.get(readyMade))
                    .switchIfEmpty(
                            Mono.error(() -> ProblemException.invalid(FieldError.of("/readyMade", "NOT_FOUND"))));
        }
        return request.copyOf() == null
                ? Mono.fromSupplier(() -> read(Objects.requireNonNull(request.definition())))
                : queries.find(caller, request.copyOf())
                        .switchIfEmpty(
                                Mono.error(() -> ProblemException.invalid(FieldError.of("/copyOf", "NOT_FOUND"))))
                        .map(stored -> Definitions.read(stored.definition(), "/copyOf"));
    }

    private Draft read(@Nullable Map<String, Object> definition) {
        if (definition == null) { // said after the tag was looked at
            throw ProblemException.invalid(FieldError.of("/definition", "REQUIRED"));
        }
        return Definitions.read(json.valueToTree(definition), "/definition");
    }

    private Mono<Stored> stored(Caller caller, UUID id) {
        return queries.find(caller, id).switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    private Mono<Stored> permitted(Caller caller, UUID id) {
        return stored(caller, id)
                .filter(stored -> caller.may(SurveyPermission.WRITE, stored.path()))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)));
    }

    private QuestionnaireView view(Stored stored) {
        QuestionnaireView.Summary head = stored.head();
        return new QuestionnaireView(
                head.id(),
                head.organization(),
                head.code(),
                head.title(),
                head.titleEn(),
                head.languages(),
                head.questionCount(),
                queries.map(stored.definition()),
                faults(Definitions.read(stored.definition(), "")),
                head.latestVersion(),
                head.version(),
                head.updatedAt(),
                head.allowedActions());
    }

    private static List<QuestionnaireView.Fault> faults(Draft draft) {
        return draft.problems().stream()
                .map(problem -> new QuestionnaireView.Fault(
                        problem.pointer(), problem.code().name(), problem.isError(), problem.parameters()))
                .toList();
    }

    private <T> Mono<T> stale(Caller caller, UUID id) {
        return get(caller, id).flatMap(now -> Mono.error(ProblemException.stale(now)));
    }
}
