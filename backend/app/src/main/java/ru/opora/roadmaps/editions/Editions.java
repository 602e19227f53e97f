package ru.opora.roadmaps.editions;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;
import ru.opora.roadmaps.RoadmapState;
import ru.opora.roadmaps.Roadmaps;
import ru.opora.roadmaps.Roadmaps.Known;
import ru.opora.roadmaps.editions.EditionQueries.Source;

/** Frozen editions of roadmaps, and what differs between two of them. */
@Service
public class Editions {

    private final Roadmaps roadmaps;
    private final EditionQueries queries;

    Editions(Roadmaps roadmaps, EditionQueries queries) {
        this.roadmaps = roadmaps;
        this.queries = queries;
    }

    /** The plan of a roadmap as it is now; whether the caller may see it is for the caller of this to check. */
    public Mono<PlanContent> plan(UUID roadmap) {
        return queries.current(roadmap);
    }

    /**
     * The frozen plan of an edition; whether the caller may see the roadmap is for the caller of this to check.
     *
     * @param edition its number, or a day: the edition that held on it; the parameter of this name has it
     */
    public Mono<PlanContent> frozen(UUID roadmap, String edition) {
        return frozenState(roadmap, "edition", edition).map(Source::plan);
    }

    /** The plan that held on a day, or before any did the first one; not there for a roadmap that was never approved. */
    public Mono<PlanContent> on(UUID roadmap, LocalDate day) {
        return queries.on(roadmap, day)
                .switchIfEmpty(Mono.defer(() -> queries.edition(roadmap, 1)))
                .map(Source::plan);
    }

    /** The orders that made the editions of a roadmap, the first one first; as {@link #plan}, for who may see it. */
    public Mono<List<EditionOrder>> orders(UUID roadmap) {
        return queries.orders(roadmap);
    }

    Mono<Page<EditionView.Summary>> list(Caller caller, UUID roadmap, int limit, @Nullable String cursor) {
        return roadmaps.known(caller, roadmap, null).flatMap(known -> queries.list(roadmap, limit, cursor));
    }

    Mono<EditionView> get(Caller caller, UUID roadmap, String number) {
        return roadmaps.known(caller, roadmap, null)
                .flatMap(known -> queries.find(roadmap, number(number)))
                .switchIfEmpty(notFound());
    }

    Mono<String> canonical(Caller caller, UUID roadmap, String number) {
        return roadmaps.known(caller, roadmap, null)
                .flatMap(known -> queries.canonical(roadmap, number(number)))
                .switchIfEmpty(notFound());
    }

    Mono<EditionView.Verification> verify(Caller caller, UUID roadmap, String number) {
        return roadmaps.known(caller, roadmap, null)
                .flatMap(known -> queries.verify(roadmap, number(number)))
                .switchIfEmpty(notFound());
    }

    /**
     * What differs between two states of a roadmap. Of an amending draft: between the edition it was begun from and the draft.
     *
     * @param from an edition's number or a day; null: the edition before
     * @param to an edition's number or a day; null: the last edition, or the draft
     */
    Mono<DifferencesView> differences(Caller caller, UUID roadmap, @Nullable String from, @Nullable String to) {
        return roadmaps.known(caller, roadmap, null)
                .flatMap(known -> after(known, to)
                        .flatMap(
                                after -> before(known, from, after).map(before -> Differences.between(before, after))));
    }

    /** The rows that differ, a page at a time, for tables. */
    Mono<Page<DifferencesView.Line>> rows(
            Caller caller,
            UUID roadmap,
            @Nullable String from,
            @Nullable String to,
            int limit,
            @Nullable String cursor) {
        int first = Cursor.decode(cursor, 1)
                .map(after -> after.part(0, Integer::valueOf) + 1)
                .filter(index -> index >= 0)
                .orElse(0);
        return differences(caller, roadmap, from, to).map(found -> {
            List<DifferencesView.Line> lines = found.lines();
            List<DifferencesView.Line> some =
                    lines.subList(Math.min(first, lines.size()), Math.min(lines.size(), first + limit + 1));
            return Page.of(some, limit, line -> List.of(String.valueOf(first + limit - 1)));
        });
    }

    private Mono<Source> after(Known roadmap, @Nullable String to) {
        if (to == null && roadmap.amendsId() != null) {
            return queries.current(roadmap.id()).map(plan -> new Source(null, null, plan));
        }
        return state(roadmap.id(), "to", to);
    }

    private Mono<Source> before(Known roadmap, @Nullable String from, Source after) {
        UUID amended = roadmap.amendsId();
        if (amended != null) {
            return from == null ? queries.edition(amended, roadmap.baseEdition()) : state(amended, "from", from);
        }
        Integer number = after.number();
        return from == null && number != null
                ? state(roadmap.id(), "from", String.valueOf(Math.max(1, number - 1)))
                : state(roadmap.id(), "from", from);
    }

    /** As frozen; of a day to come what an approved amendment will have made of it by then. */
    private Mono<Source> state(UUID roadmap, String parameter, @Nullable String named) {
        Mono<Source> frozen = frozenState(roadmap, parameter, named);
        return named == null || named.matches("\\d{1,6}")
                ? frozen
                : queries.coming(roadmap, day(parameter, named)).switchIfEmpty(frozen);
    }

    /** The state that a parameter names: an edition by its number, or the one that held on a day; null: the last edition. */
    private Mono<Source> frozenState(UUID roadmap, String parameter, @Nullable String named) {
        if (named == null) {
            return queries.edition(roadmap, null)
                    .switchIfEmpty(
                            Mono.error(() -> ProblemException.of(ProblemType.ILLEGAL_STATE, RoadmapState.DRAFT)));
        }
        Mono<Source> found = named.matches("\\d{1,6}")
                ? queries.edition(roadmap, Integer.valueOf(named))
                : queries.on(roadmap, day(parameter, named));
        return found.switchIfEmpty(Mono.error(() -> ProblemException.badParameter(parameter, "NO_EDITION")));
    }

    /** Read here and not by the framework: whoever may not see the roadmap is not told of a wrong number first. */
    private static int number(String text) {
        if (!text.matches("\\d{1,6}")) {
            throw ProblemException.badParameter("number", "WRONG_TYPE");
        }
        return Integer.parseInt(text);
    }

    private static LocalDate day(String parameter, String named) {
        try {
            if (named.length() == "2027-01-31".length()) {
                return LocalDate.parse(named);
            }
        } catch (DateTimeParseException notADay) {
            // falls through: the caller's mistake, said below
        }
        throw ProblemException.badParameter(parameter, "WRONG_TYPE");
    }

    private static <T> Mono<T> notFound() {
        return Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND));
    }
}
