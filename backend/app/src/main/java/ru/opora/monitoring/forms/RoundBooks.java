package ru.opora.monitoring.forms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.monitoring.forms.FormQueries.Stored;
import ru.opora.monitoring.forms.FormQueries.StoredCell;
import ru.opora.monitoring.forms.RoundBook.Place;
import ru.opora.monitoring.forms.RoundBookReading.Fault;
import ru.opora.monitoring.forms.RoundBookReading.Reason;
import ru.opora.monitoring.forms.RoundBookReading.Receipt;
import ru.opora.monitoring.forms.RoundBookReading.Row;
import ru.opora.monitoring.forms.RoundBookReading.Said;
import ru.opora.monitoring.rounds.KnownRound;
import ru.opora.monitoring.rounds.Rounds;
import ru.opora.platform.documents.SourceReader;
import ru.opora.platform.documents.SourceRefused;
import ru.opora.platform.documents.SourceSize;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.problem.Refusals;
import ru.opora.platform.security.Caller;
import ru.opora.platform.web.Upload;

/** The forms of a municipality as one workbook, there and back. Each school is written by itself, over the version it was read from. */
@Service
class RoundBooks {

    private static final int MOST_BYTES = 10 * 1024 * 1024;

    private final Rounds rounds;
    private final Forms forms;
    private final FormQueries queries;
    private final SourceReader reader = new SourceReader(SourceSize.LIST);

    RoundBooks(Rounds rounds, Forms forms, FormQueries queries) {
        this.rounds = rounds;
        this.forms = forms;
        this.queries = queries;
    }

    private record Begun(KnownRound round, RoundBookReading reading, Map<UUID, Stored> forms) {}

    Mono<byte[]> template(Caller caller, Locale locale, UUID id, UUID municipality) {
        return rounds.known(caller, id)
                .zipWhen(round -> queries.of(caller, id, municipality).collectList())
                .zipWhen(read -> cells(read.getT1(), read.getT2()))
                .publishOn(Schedulers.boundedElastic())
                .flatMap(read -> book(read.getT1().getT1(), read.getT1().getT2(), read.getT2(), locale));
    }

    private static Mono<byte[]> book(
            KnownRound round, List<Stored> forms, Map<UUID, Map<Place, StoredCell>> cells, Locale locale) {
        String name = forms.isEmpty()
                ? round.title()
                : forms.get(0).summary().municipality().name();
        return Mono.fromCallable(() -> RoundBook.of(round, forms, cells, name, locale));
    }

    Mono<Receipt> read(Caller caller, UUID id, Flux<PartEvent> parts) {
        return Upload.of(parts, MOST_BYTES)
                .zipWhen(file -> rounds.open(caller, id))
                .publishOn(Schedulers.boundedElastic())
                .map(read -> understood(read.getT1(), read.getT2()))
                .onErrorMap(SourceRefused.class, Refusals::problem)
                .zipWhen(begun -> found(caller, id, begun.reading().rows()))
                .flatMap(read -> write(
                        caller, new Begun(read.getT1().round(), read.getT1().reading(), read.getT2())));
    }

    private Begun understood(Upload file, KnownRound round) {
        return new Begun(round, RoundBookReading.of(round, reader.read(file.fileName(), file.content())), Map.of());
    }

    private Mono<Map<UUID, Stored>> found(Caller caller, UUID id, List<Row> rows) {
        return queries.of(caller, id, rows.stream().map(Row::school).toList())
                .collectMap(form -> form.summary().school().id());
    }

    private Mono<Receipt> write(Caller caller, Begun begun) {
        return cells(begun.round(), begun.forms().values().stream().toList())
                .flatMapMany(cells ->
                        Flux.fromIterable(begun.reading().rows()).concatMap(row -> one(caller, begun, cells, row), 1))
                .collectList()
                .map(outcomes -> receipt(begun.reading().faults(), outcomes));
    }

    /** What became of a row; a fault, or whether something was written. */
    private record Outcome(@Nullable Fault fault, boolean written) {}

    private Mono<Outcome> one(Caller caller, Begun begun, Map<UUID, Map<Place, StoredCell>> cells, Row row) {
        Stored form = begun.forms().get(row.school());
        if (form == null || !caller.may(MonitoringPermission.WRITE, form.path())) {
            return Mono.just(new Outcome(row.fault(Reason.SCHOOL), false));
        }
        List<CellInput> changed = changed(row, cells.getOrDefault(form.id(), Map.of()));
        if (changed.isEmpty()) {
            return Mono.just(new Outcome(null, false));
        }
        if (form.summary().state() == FormState.CONFIRMED) {
            return Mono.just(new Outcome(row.fault(Reason.LOCKED), false));
        }
        if (row.version() == null || row.version() != form.version()) {
            return Mono.just(new Outcome(row.fault(Reason.VERSION), false));
        }
        return forms.put(caller, begun.round(), form, form.version(), changed)
                .thenReturn(new Outcome(null, true))
                .onErrorResume(
                        ProblemException.class,
                        problem -> problem.type().status().is4xxClientError()
                                ? Mono.just(new Outcome(row.fault(reason(problem)), false))
                                : Mono.error(problem));
    }

    /** The schools above are written already: what one is refused for is its fault, and those below go on. */
    private static Reason reason(ProblemException problem) {
        return problem.type() == ProblemType.STALE ? Reason.VERSION : Reason.OTHER;
    }

    /** What differs; a cell that is empty in the workbook stays as it is. */
    private static List<CellInput> changed(Row row, Map<Place, StoredCell> known) {
        List<CellInput> changed = new ArrayList<>();
        row.cells().forEach((place, said) -> {
            StoredCell cell = known.get(place);
            if (cell == null || !isSame(said, cell)) {
                changed.add(new CellInput(
                        place.measured().indicatorId(),
                        place.part().isEmpty() ? null : place.part(),
                        said.value(),
                        said.missing(),
                        cell == null ? null : cell.evidence(),
                        cell == null ? null : cell.fileId()));
            }
        });
        return changed;
    }

    private static boolean isSame(Said said, StoredCell cell) {
        boolean value = said.value() == null
                ? cell.value() == null
                : cell.value() != null && said.value().compareTo(cell.value()) == 0;
        return value && Objects.equals(said.missing(), cell.missing());
    }

    private static Receipt receipt(List<Fault> before, List<Outcome> outcomes) {
        List<Fault> faults = new ArrayList<>(before);
        outcomes.stream().map(Outcome::fault).filter(Objects::nonNull).forEach(faults::add);
        faults.sort(java.util.Comparator.comparingInt(Fault::row));
        int written = (int) outcomes.stream().filter(Outcome::written).count();
        int same = (int) outcomes.stream()
                .filter(outcome -> outcome.fault() == null && !outcome.written())
                .count();
        return new Receipt(written, same, faults);
    }

    /** The cells that are there, by form. */
    private Mono<Map<UUID, Map<Place, StoredCell>>> cells(KnownRound round, List<Stored> found) {
        Map<UUID, KnownRound.Measured> measured =
                round.indicators().stream().collect(Collectors.toMap(KnownRound.Measured::id, Function.identity()));
        return queries.cells(found.stream().map(Stored::id).toList()).collect(HashMap::new, (all, read) -> {
            KnownRound.Measured one = measured.get(read.cell().measured());
            if (one != null) {
                all.computeIfAbsent(read.form(), form -> new HashMap<>())
                        .put(new Place(one, read.cell().breakdown()), read.cell());
            }
        });
    }
}
