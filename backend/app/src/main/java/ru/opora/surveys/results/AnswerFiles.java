package ru.opora.surveys.results;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import ru.opora.files.FileIntake;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;
import ru.opora.surveys.Audience;
import ru.opora.surveys.Definitions;
import ru.opora.surveys.SurveyPermission;
import ru.opora.surveys.results.AnswerFileQueries.Stored;
import ru.opora.surveys.results.Asking.Question;

/**
 * Files that respondents attached, for staff. A photo gives away as much as a text: in an anonymous campaign they are told where ten
 * people of a group of a school attached something, decided over the tree like all else.
 */
@Service
class AnswerFiles {

    private final Asking asking;
    private final ResultQueries results;
    private final AnswerFileQueries queries;
    private final FileIntake intake;

    AnswerFiles(Asking asking, ResultQueries results, AnswerFileQueries queries, FileIntake intake) {
        this.asking = asking;
        this.results = results;
        this.queries = queries;
        this.intake = intake;
    }

    /** A file and its bytes. */
    record Opened(AnswerFileView view, Flux<DataBuffer> content) {}

    Mono<Page<AnswerFileView>> list(
            Caller caller,
            UUID campaign,
            Audience audience,
            String item,
            @Nullable UUID within,
            int limit,
            @Nullable String cursor) {
        UUID after = Cursor.decode(cursor, 1).map(key -> key.uuid(0)).orElse(null);
        return asking.question(caller, campaign, within)
                .delayUntil(question -> results.questionnaire(question.version())
                        .filter(asked -> Definitions.files(asked).containsKey(item))
                        .switchIfEmpty(Mono.error(() -> ProblemException.badParameter("item", "INVALID"))))
                .flatMap(question -> told(question, audience, item)
                        .flatMap(told -> queries.list(told, item, isNamed(question), after, limit + 1)
                                .collectList()))
                .map(rows -> Page.of(rows, limit, row -> List.of(row.id().toString())));
    }

    /** Opens a file, and writes down that it was opened; not found while it is hidden. */
    Mono<Opened> open(Caller caller, UUID campaign, UUID id) {
        return asking.started(caller, campaign)
                .flatMap(known -> queries.find(campaign, id, !known.anonymous()))
                .filter(file -> caller.may(SurveyPermission.READ, file.path()))
                .filterWhen(file -> asking.question(
                                caller, campaign, file.view().organization().id())
                        .flatMap(question -> told(
                                question, file.view().audience(), file.view().question()))
                        .map(told -> told.contains(file.participant())))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)))
                .delayUntil(file -> queries.opened(file, caller.subject()))
                .map(this::opened);
    }

    private Opened opened(Stored file) {
        return new Opened(file.view(), intake.read(file.content(), file.view().size()));
    }

    /** Participants of the place whose files may be told. */
    private Mono<List<UUID>> told(Question question, Audience audience, String item) {
        UUID campaign = question.campaign().id();
        Mono<List<UUID>> inside = queries.participants(campaign, audience, question.path());
        return isNamed(question)
                ? inside
                : Mono.zip(inside, hidden(question, audience, item))
                        .map(read -> read.getT1().stream()
                                .filter(one -> !read.getT2().contains(one))
                                .toList());
    }

    private Mono<Set<UUID>> hidden(Question question, Audience audience, String item) {
        return Mono.zip(
                        asking.places(question, audience, SingleAnswers.LEAST_TEXTS),
                        queries.senders(question.campaign().id(), audience, item))
                .publishOn(Schedulers.boundedElastic())
                .map(read -> new HashSet<>(read.getT1().hidden(read.getT2())));
    }

    private static boolean isNamed(Question question) {
        return !question.campaign().anonymous();
    }
}
