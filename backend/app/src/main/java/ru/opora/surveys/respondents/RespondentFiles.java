package ru.opora.surveys.respondents;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.files.FileIntake;
import ru.opora.platform.jobs.Cadence;
import ru.opora.platform.jobs.RecurringJob;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.questionnaires.AnswerType;
import ru.opora.questionnaires.FileKind;
import ru.opora.surveys.respondents.RespondentLinks.Asked;
import ru.opora.surveys.respondents.RespondentLinks.Link;
import ru.opora.surveys.respondents.UploadQueries.Attached;
import ru.opora.surveys.respondents.UploadQueries.Upload;
import tools.jackson.databind.JsonNode;

/** Files that respondents attach: taken in before the answer is sent, part of it when it is stored, else forgotten. */
@Service
class RespondentFiles {

    private static final int RANDOM_UUID = 4;
    private static final long MEGABYTE = 1L << 20;

    /** How long a file waits for its answer. */
    private static final int DAYS_KEPT = 7;

    private final FileIntake intake;
    private final UploadQueries queries;
    private final RespondentLinks links;
    private final Clock clock;

    RespondentFiles(FileIntake intake, UploadQueries queries, RespondentLinks links, Clock clock) {
        this.intake = intake;
        this.queries = queries;
        this.links = links;
        this.clock = clock;
    }

    /** Forgets what was attached to nothing: its content is swept up after its row. */
    @Configuration(proxyBeanMethods = false)
    static class Forgetting {

        private static final Duration PAUSE = Duration.ofHours(1);

        @Bean
        RecurringJob unusedSurveyFilesJob(UploadQueries queries, Clock clock) {
            return new RecurringJob(
                    "surveys.files",
                    Cadence.every(PAUSE),
                    Mono.defer(() -> queries.forgetUnused(
                            LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(DAYS_KEPT))));
        }
    }

    /** Keeps a file for a question, once under its id; empty when there is no such link. */
    Mono<RespondentView.Attachment> take(
            String token, UUID id, String question, String name, Flux<DataBuffer> content) {
        return links.find(token)
                .flatMap(link -> links.asked(link.version())
                        .map(asked -> wanted(link, asked, id, question))
                        .flatMap(wanted -> DatabaseScope.system(queries.find(id))
                                .flatMap(known -> repeated(link, question, known, content))
                                .switchIfEmpty(
                                        Mono.defer(() -> intake.take(name, wanted.maxMegabytes() * MEGABYTE, content)
                                                .flatMap(taken -> kept(link, id, question, wanted, taken))))));
    }

    /** Says of files in an answer that they are part of it; a problem when one is not there, or not what it is said to be. */
    Mono<Void> attach(Link link, UUID response, List<Attached> files) {
        if (files.isEmpty()) {
            return Mono.empty();
        }
        return DatabaseScope.system(queries.attach(link.participant(), response, files))
                .collectList()
                .flatMap(found -> {
                    FieldError[] missing = files.stream()
                            .filter(file -> !found.contains(file.id()))
                            .map(file -> FieldError.of(file.pointer(), "NOT_FOUND"))
                            .toArray(FieldError[]::new);
                    return missing.length == 0 ? Mono.empty() : Mono.error(() -> ProblemException.invalid(missing));
                });
    }

    /** The files an answer names, by its questions of that kind. */
    static List<Attached> named(Asked asked, JsonNode answers) {
        return asked.files().keySet().stream()
                .filter(question -> answers.path(question).isArray())
                .flatMap(question -> java.util.stream.IntStream.range(
                                0, answers.path(question).size())
                        .mapToObj(index ->
                                attached(question, index, answers.path(question).path(index))))
                .toList();
    }

    private static Attached attached(String question, int index, JsonNode file) {
        return new Attached(
                "/answers/" + question + "/" + index,
                id(file.path("id").asString("")),
                question,
                file.path("name").asString(""),
                file.path("type").asString(""),
                file.path("size").asLong(0));
    }

    private static @Nullable UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    private AnswerType.Files wanted(Link link, Asked asked, UUID id, String question) {
        if (id.version() != RANDOM_UUID) {
            throw ProblemException.badParameter("id", "NOT_RANDOM");
        }
        LocalDate today = Window.today(link, clock);
        Window window = Window.of(link, today);
        boolean late = window.status() == RespondentView.Status.CLOSED && !today.isAfter(window.takenUntil());
        if (window.status() == RespondentView.Status.PAUSED || late && link.paused()) {
            throw ProblemException.of(ProblemType.SURVEY_PAUSED);
        }
        if (window.status() != RespondentView.Status.OPEN && !late) {
            throw ProblemException.of(ProblemType.SURVEY_NOT_OPEN);
        }
        AnswerType.Files wanted = asked.files().get(question);
        if (wanted == null) {
            throw ProblemException.badParameter("question", "UNKNOWN_FIELD");
        }
        return wanted;
    }

    /** What comes again is read to its end, so that the sender hears the answer. */
    private static Mono<RespondentView.Attachment> repeated(
            Link link, String question, Upload known, Flux<DataBuffer> content) {
        boolean same = known.participant().equals(link.participant())
                && known.question().equals(question);
        return content.doOnNext(DataBufferUtils::release)
                .then(
                        same
                                ? Mono.just(attachment(known, false))
                                : Mono.error(() -> ProblemException.of(ProblemType.ALREADY_EXISTS)));
    }

    private Mono<RespondentView.Attachment> kept(
            Link link, UUID id, String question, AnswerType.Files wanted, FileIntake.Taken taken) {
        if (!fits(wanted.kind(), taken.mediaType())) {
            return intake.forget(taken.content())
                    .then(Mono.error(() -> ProblemException.of(ProblemType.FILE_NOT_ACCEPTED)));
        }
        var upload = new Upload(
                id,
                link.campaign(),
                link.participant(),
                question,
                taken.name(),
                taken.mediaType(),
                taken.size(),
                taken.content(),
                Window.today(link, clock));
        return DatabaseScope.system(queries.insert(upload, intake.quota()))
                .thenReturn(attachment(upload, true))
                .onErrorResume(
                        ProblemException.class,
                        refused -> intake.forget(taken.content()).then(Mono.error(refused)))
                .onErrorResume(
                        DataIntegrityViolationException.class,
                        failure -> intake.forget(taken.content())
                                .then(Mono.defer(() -> DatabaseScope.system(queries.find(id))))
                                .flatMap(known -> repeated(link, question, known, Flux.empty()))
                                .switchIfEmpty(Mono.error(failure)));
    }

    private static boolean fits(FileKind kind, String mediaType) {
        return kind == FileKind.ANY || mediaType.startsWith(kind.name().toLowerCase(Locale.ROOT) + "/");
    }

    private static RespondentView.Attachment attachment(Upload upload, boolean first) {
        return new RespondentView.Attachment(upload.id(), upload.name(), upload.mediaType(), upload.size(), first);
    }
}
