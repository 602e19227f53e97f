package ru.opora.surveys.results;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.security.Caller;
import ru.opora.questionnaires.AnswerType;
import ru.opora.questionnaires.Item;
import ru.opora.questionnaires.Questionnaire;
import ru.opora.surveys.Audience;
import ru.opora.surveys.results.AnalysisView.Answer;
import ru.opora.surveys.results.AnalysisView.Answers;
import ru.opora.surveys.results.AnalysisView.Code;
import ru.opora.surveys.results.AnalysisView.Texts;
import ru.opora.surveys.results.AnswerQueries.Keyed;
import ru.opora.surveys.results.AnswerQueries.Stored;
import ru.opora.surveys.results.Asking.Question;

/** What single people wrote and answered, as far as their group is large enough to hide them. */
@Service
class SingleAnswers {

    /** What is written gives more away than what is chosen. */
    static final int LEAST_TEXTS = 10;

    /** The pages of one export are decided alike, and not anew each. */
    private static final Duration MOMENT = Duration.ofSeconds(30);

    private final Asking asking;
    private final ResultQueries queries;
    private final AnswerQueries answers;
    private final Cache<String, Visible> decided =
            Caffeine.newBuilder().maximumSize(50).expireAfterWrite(MOMENT).build();

    SingleAnswers(Asking asking, ResultQueries queries, AnswerQueries answers) {
        this.asking = asking;
        this.queries = queries;
        this.answers = answers;
    }

    /**
     * Whose answers may be told, with how many there are, and which of them not.
     *
     * @param hidden by participant the questions, and by their own names the texts
     */
    private record Visible(TreeMap<UUID, Long> participants, Map<UUID, Set<String>> hidden) {}

    Mono<Texts> texts(
            Caller caller,
            UUID campaign,
            Audience audience,
            String item,
            @Nullable UUID within,
            int limit,
            @Nullable String cursor) {
        String after =
                Cursor.decode(cursor, 1).map(key -> key.part(0, text -> text)).orElse(null);
        return asking.question(caller, campaign, within)
                .delayUntil(question -> queries.questionnaire(question.version())
                        .filter(questionnaire -> isText(questionnaire, item))
                        .switchIfEmpty(Mono.error(() -> ProblemException.badParameter("item", "INVALID"))))
                .flatMap(question -> Mono.zip(
                                asking.places(question, audience, LEAST_TEXTS), queries.bases(campaign, audience, item))
                        .publishOn(Schedulers.boundedElastic())
                        .map(read -> tooFew(
                                read.getT1().shown(question.path(), read.getT2().said(item))))
                        .flatMap(tooFew -> tooFew
                                ? Mono.just(new Texts(item, audience, LEAST_TEXTS, true, List.of(), null))
                                : shown(question, audience, item, after, limit)));
    }

    /** Answers one by one, for whoever makes the campaign. */
    Mono<Answers> answers(
            Caller caller,
            UUID campaign,
            Audience audience,
            boolean labels,
            String language,
            int limit,
            @Nullable String cursor) {
        Cursor after = Cursor.decode(cursor, 2).orElse(null);
        UUID participant = after == null ? null : after.uuid(0);
        UUID answer = after == null ? null : after.uuid(1);
        return asking.own(caller, campaign)
                .flatMap(question -> queries.questionnaire(question.version())
                        .map(questionnaire -> new AnswerColumns(questionnaire, language, labels))
                        .flatMap(columns -> visible(question, audience, columns)
                                .flatMap(visible -> answers.answers(
                                                next(visible, participant, limit), participant, answer, limit + 1)
                                        .collectList()
                                        .map(rows -> page(question, rows, limit, columns, visible)))));
    }

    Mono<Page<Code>> book(Caller caller, UUID campaign, String language, int limit, @Nullable String cursor) {
        int from = Cursor.decode(cursor, 1)
                .map(key -> key.part(0, Integer::parseInt) + 1)
                .orElse(0);
        return asking.started(caller, campaign)
                .flatMap(known -> queries.questionnaire(java.util.Objects.requireNonNull(known.versionId())))
                .map(questionnaire -> new AnswerColumns(questionnaire, language, true).book())
                .map(book -> Page.of(
                        book.stream().skip(Math.max(0, from)).limit(limit + 1L).toList(),
                        limit,
                        code -> List.of(String.valueOf(code.position()))));
    }

    private Mono<Texts> shown(Question question, Audience audience, String item, @Nullable String after, int limit) {
        return answers.texts(question.campaign().id(), audience, question.path(), item, after, limit + 1)
                .collectList()
                .map(rows -> Page.of(rows, limit, row -> List.of(row.key())))
                .map(page -> new Texts(
                        item,
                        audience,
                        LEAST_TEXTS,
                        false,
                        page.items().stream().map(Keyed::text).toList(),
                        page.nextCursor()));
    }

    /** Also when it is none: until they are read, the first may have been counted. */
    private static boolean tooFew(@Nullable Long writers) {
        return writers == null || writers < LEAST_TEXTS;
    }

    private static boolean isText(Questionnaire questionnaire, String name) {
        return questionnaire.items().stream()
                .anyMatch(placed -> placed.item() instanceof Item.Question question
                        && question.name().equals(name)
                        && question.answer() instanceof AnswerType.Written);
    }

    /** As many of the participants from one on as are sure to fill a page. */
    private static List<UUID> next(Visible visible, @Nullable UUID from, int limit) {
        Map<UUID, Long> rest =
                from == null ? visible.participants() : visible.participants().tailMap(from, true);
        List<UUID> next = new java.util.ArrayList<>();
        long sum = 0;
        for (Map.Entry<UUID, Long> one : rest.entrySet()) {
            next.add(one.getKey());
            sum += one.getKey().equals(from) ? 0 : one.getValue();
            if (sum > limit) {
                break;
            }
        }
        return next;
    }

    private static Answers page(
            Question question, List<Stored> rows, int limit, AnswerColumns columns, Visible visible) {
        Page<Stored> page = Page.of(
                rows,
                limit,
                row -> List.of(row.participant().toString(), row.id().toString()));
        List<Answer> items = page.items().stream()
                .map(row -> new Answer(
                        row.organization(),
                        row.organizationName(),
                        row.respondent(),
                        question.campaign().anonymous() ? null : row.language(),
                        columns.told(row.answers(), visible.hidden().getOrDefault(row.participant(), Set.of()))))
                .toList();
        return new Answers(items, page.nextCursor(), columns);
    }

    private Mono<Visible> visible(Question question, Audience audience, AnswerColumns columns) {
        String key = question.campaign().id() + " " + audience;
        return Mono.justOrEmpty(decided.getIfPresent(key))
                .switchIfEmpty(Mono.defer(() -> decide(question, audience, columns))
                        .doOnNext(visible -> decided.put(key, visible)));
    }

    private Mono<Visible> decide(Question question, Audience audience, AnswerColumns columns) {
        UUID campaign = question.campaign().id();
        return Mono.zip(
                        asking.places(question, audience, Results.LEAST),
                        asking.places(question, audience, LEAST_TEXTS),
                        queries.answered(campaign, audience),
                        queries.bases(campaign, audience, null))
                .publishOn(Schedulers.boundedElastic())
                .map(read -> question.campaign().anonymous()
                        ? decided(read.getT1(), read.getT2(), read.getT3(), read.getT4(), columns)
                        : new Visible(sorted(read.getT3()), Map.of()));
    }

    private static Visible decided(
            Places places, Places strict, Map<UUID, Long> answered, Bases bases, AnswerColumns columns) {
        TreeMap<UUID, Long> shown = sorted(answered);
        shown.keySet().removeAll(places.hidden(answered));
        Map<UUID, Set<String>> hidden = new HashMap<>();
        columns.counted().forEach(item -> note(hidden, item, places.hidden(bases.answered(item))));
        columns.writers(bases).forEach((column, writers) -> note(hidden, column, strict.hidden(writers)));
        return new Visible(shown, hidden);
    }

    private static void note(Map<UUID, Set<String>> hidden, String item, Set<UUID> participants) {
        participants.forEach(participant ->
                hidden.computeIfAbsent(participant, none -> new HashSet<>()).add(item));
    }

    /** In the order of the database, which compares bytes. */
    private static TreeMap<UUID, Long> sorted(Map<UUID, Long> numbers) {
        TreeMap<UUID, Long> sorted = new TreeMap<>(Comparator.comparing(UUID::toString));
        sorted.putAll(numbers);
        return sorted;
    }
}
