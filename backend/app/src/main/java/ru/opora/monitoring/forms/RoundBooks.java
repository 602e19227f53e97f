package ru.opora.monitoring.forms;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
import ru.opora.platform.problem.Refusals;
import ru.opora.platform.security.Caller;
import ru.opora.platform.web.Upload;

/** The forms of a municipality as one workbook, there and back. Each school is written whole or not at all, over the version it was read from. */
@Service
class RoundBooks {

    private static final Logger log = LoggerFactory.getLogger(RoundBooks.class);

    private static final int MOST_BYTES = 10 * 1024 * 1024;

    private final Rounds rounds;
    private final FormQueries queries;
    private final ManyForms many;
    private final SourceReader reader = new SourceReader(SourceSize.FIGURES);

    RoundBooks(Rounds rounds, FormQueries queries, ManyForms many) {
        this.rounds = rounds;
        this.queries = queries;
        this.many = many;
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
        RoundBookReading reading = RoundBookReading.of(round, reader.read(file.fileName(), file.content()));
        if (reading.rows().size() > FormQueries.MOST) {
            throw SourceRefused.tooComplex("rows", FormQueries.MOST);
        }
        return new Begun(round, reading, Map.of());
    }

    private Mono<Map<UUID, Stored>> found(Caller caller, UUID id, List<Row> rows) {
        return queries.of(caller, id, rows.stream().map(Row::school).toList())
                .collectMap(form -> form.summary().school().id());
    }

    private Mono<Receipt> write(Caller caller, Begun begun) {
        return cells(begun.round(), begun.forms().values().stream().toList())
                .map(cells -> begun.reading().rows().stream()
                        .map(row -> judged(caller, begun, cells, row))
                        .toList())
                .flatMap(judged -> Flux.fromIterable(batches(judged))
                        .concatMap(batch -> written(caller, begun.round(), batch), 1)
                        .collectList()
                        .map(late -> receipt(begun.reading().faults(), judged, late)));
    }

    /** What a row comes to: a fault, or what is to be written; with neither, the form says it already. */
    private record Judged(@Nullable Fault fault, @Nullable Waiting waiting) {}

    /** A row that may be written over the version it names. */
    private record Waiting(Row row, Stored form, List<CellInput> cells) {}

    private static Judged judged(Caller caller, Begun begun, Map<UUID, Map<Place, StoredCell>> cells, Row row) {
        Stored form = begun.forms().get(row.school());
        if (form == null || !caller.may(MonitoringPermission.WRITE, form.path())) {
            return new Judged(row.fault(Reason.SCHOOL), null);
        }
        List<CellInput> changed = changed(row, cells.getOrDefault(form.id(), Map.of()));
        if (changed.isEmpty()) {
            return new Judged(null, null);
        }
        if (form.summary().state() == FormState.CONFIRMED) {
            return new Judged(row.fault(Reason.LOCKED), null);
        }
        return row.version() == null || row.version() != form.version()
                ? new Judged(row.fault(Reason.VERSION), null)
                : new Judged(null, new Waiting(row, form, changed));
    }

    /** Some schools of one municipality at a time: its sums have one writer. */
    private static List<List<Waiting>> batches(List<Judged> judged) {
        Map<UUID, List<Waiting>> places = judged.stream()
                .map(Judged::waiting)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(
                        one -> one.form().summary().municipality().id(), LinkedHashMap::new, Collectors.toList()));
        List<List<Waiting>> batches = new ArrayList<>();
        places.values().forEach(rows -> {
            for (int from = 0; from < rows.size(); from += ManyForms.BATCH) {
                batches.add(rows.subList(from, Math.min(from + ManyForms.BATCH, rows.size())));
            }
        });
        return batches;
    }

    /** The faults of rows that came too late: what was written above stays, and those below go on. */
    private Mono<List<Fault>> written(Caller caller, KnownRound round, List<Waiting> batch) {
        Map<UUID, Long> versions = batch.stream()
                .collect(Collectors.toMap(
                        one -> one.form().id(), one -> one.form().version()));
        List<CellQueries.Written> cells = batch.stream()
                .flatMap(one -> Forms.written(round, one.form().id(), one.cells()).stream())
                .toList();
        UUID municipality = batch.get(0).form().summary().municipality().id();
        return many.write(caller, round, municipality, versions, cells)
                .map(done -> batch.stream()
                        .filter(one -> !done.forms().contains(one.form().id()))
                        .map(one -> one.row().fault(done.isOpen() ? Reason.VERSION : Reason.OTHER))
                        .toList())
                .onErrorResume(Exception.class, error -> Mono.just(refused(batch, error)));
    }

    /** What earlier batches wrote is written: an error of a later one must not take away the word of it. */
    private static List<Fault> refused(List<Waiting> batch, Exception error) {
        boolean isNoFault = error instanceof ProblemException problem
                && problem.type().status().is4xxClientError();
        if (!isNoFault) {
            log.error("A part of a workbook could not be written", error);
        }
        return batch.stream().map(one -> one.row().fault(Reason.OTHER)).toList();
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

    private static Receipt receipt(List<Fault> before, List<Judged> judged, List<List<Fault>> late) {
        List<Fault> faults = new ArrayList<>(before);
        judged.stream().map(Judged::fault).filter(Objects::nonNull).forEach(faults::add);
        late.forEach(faults::addAll);
        faults.sort(Comparator.comparingInt(Fault::row));
        long waiting = judged.stream().filter(one -> one.waiting() != null).count();
        long same = judged.stream()
                .filter(one -> one.fault() == null && one.waiting() == null)
                .count();
        int refused = late.stream().mapToInt(List::size).sum();
        return new Receipt((int) waiting - refused, (int) same, faults);
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
