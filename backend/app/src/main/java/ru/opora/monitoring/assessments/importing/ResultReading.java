package ru.opora.monitoring.assessments.importing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import ru.opora.monitoring.assessments.importing.ResultImportView.Sheet;
import ru.opora.monitoring.assessments.importing.ResultTable.Beginning;
import ru.opora.platform.documents.RowSource;
import ru.opora.platform.documents.RowStream;
import ru.opora.platform.documents.SourceRefused;
import ru.opora.platform.files.FileStore;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;

/** Reads files of results off the event loop, a batch of rows at a time and no further ahead than one batch. */
@Component
class ResultReading implements AutoCloseable {

    /** One batch takes some 6 MB on its way. */
    static final int BATCH = 50_000;

    private static final int BEGINNING = 40;

    /** More sheets than a person chooses from are not looked at. */
    private static final int OFFERED = 40;

    private static final int WAITING = 50;

    /** Bytes that are looked through at a time. */
    private static final int PART = 1 << 16;

    private final FileStore store;
    private final Scheduler thread = Schedulers.newBoundedElastic(2, WAITING, "results-reading");

    ResultReading(FileStore store) {
        this.store = store;
    }

    /** What is read of a file at a time. */
    private static final class Opened {
        private final RowSource source;
        private final RowStream rows;
        private final ResultJudge judge;
        private final int headerRow;
        private int done;

        Opened(RowSource source, ResultImport of, ResultJudge judge, int done) throws IOException {
            this.source = source;
            this.rows = begun(source, of.sheet());
            this.judge = judge;
            this.headerRow = of.headerRow();
            this.done = done;
        }

        private static RowStream begun(RowSource source, @Nullable Integer sheet) throws IOException {
            try {
                return source.rows(sheet);
            } catch (IOException | RuntimeException failure) {
                source.close();
                throw failure;
            }
        }

        /** The next rows; those done before are judged too, for what later ones repeat, and not counted. */
        ResultBatch next() {
            ResultBatch batch = new ResultBatch();
            while (batch.rows() < BATCH && rows.hasNext()) {
                RowStream.Row row = rows.next();
                if (row.number() > headerRow) {
                    boolean counts = done == 0;
                    judge.judge(row, batch, counts);
                    done -= counts ? 0 : 1;
                }
            }
            return batch;
        }

        void close() {
            try (source) {
                rows.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /** The first rows of a file of the local disk; of a workbook those of the sheet that holds results as its headers say, if there is just one. */
    Mono<Beginning> beginning(String fileName, Path file) {
        return Mono.fromCallable(() -> look(fileName, file)).subscribeOn(thread);
    }

    /** The first rows of a sheet; which sheets there are was counted when the file came. */
    Mono<Beginning> beginning(ResultImport of, Path file, int sheet) {
        return Mono.fromCallable(() -> look(of, file, sheet)).subscribeOn(thread);
    }

    private static Beginning look(ResultImport of, Path file, int sheet) throws IOException {
        if (of.sheets().stream().noneMatch(one -> one.index() == sheet)) {
            throw ProblemException.invalid(FieldError.of("/sheet", "UNKNOWN_VALUE"));
        }
        try (RowSource source = RowSource.open(of.fileName(), file)) {
            return new Beginning(of.sheets(), sheet, first(source, sheet), rows(of.sheets(), sheet));
        }
    }

    private static Beginning look(String fileName, Path file) throws IOException {
        try (RowSource source = RowSource.open(fileName, file)) {
            List<RowSource.Sheet> sheets = source.sheets();
            Integer sheet = meant(source, sheets);
            List<Sheet> offered = sheets.stream()
                    .limit(OFFERED)
                    .map(one -> new Sheet(one.index(), one.name(), one.rows()))
                    .toList();
            List<Sheet> several = offered.size() < 2 ? List.of() : offered;
            boolean open = sheet == null && !several.isEmpty();
            int expected = sheets.isEmpty() && RowStream.isSeparated(fileName) ? lines(file) : rows(offered, sheet);
            return new Beginning(several, sheet, open ? List.of() : first(source, sheet), expected);
        }
    }

    /** As the workbook says; 0 where nobody has counted. */
    private static int rows(List<Sheet> sheets, @Nullable Integer sheet) {
        return sheets.stream()
                .filter(one -> Integer.valueOf(one.index()).equals(sheet))
                .mapToInt(Sheet::rows)
                .findFirst()
                .orElse(0);
    }

    private static int lines(Path file) throws IOException {
        byte[] part = new byte[PART];
        int lines = 0;
        try (InputStream content = Files.newInputStream(file)) {
            for (int read = content.read(part); read > 0; read = content.read(part)) {
                for (int at = 0; at < read; at++) {
                    lines += part[at] == '\n' ? 1 : 0;
                }
            }
        }
        return lines;
    }

    /** Which sheet is meant when nobody says it; null where several may be, or none. */
    private static @Nullable Integer meant(RowSource source, List<RowSource.Sheet> sheets) throws IOException {
        if (sheets.size() == 1) {
            return sheets.get(0).index();
        }
        List<Integer> understood = new ArrayList<>();
        for (RowSource.Sheet sheet : sheets.subList(0, Math.min(OFFERED, sheets.size()))) {
            if (isUnderstood(source, sheet)) {
                understood.add(sheet.index());
            }
        }
        return understood.size() == 1 ? understood.get(0) : null;
    }

    /** A sheet that cannot be read is not meant; the others may be well. */
    private static boolean isUnderstood(RowSource source, RowSource.Sheet sheet) throws IOException {
        try {
            return ResultHeader.isEnough(
                    ResultHeader.find(first(source, sheet.index())).roles());
        } catch (SourceRefused odd) {
            return false;
        }
    }

    private static List<RowStream.Row> first(RowSource source, @Nullable Integer sheet) throws IOException {
        try (RowStream rows = source.rows(sheet)) {
            List<RowStream.Row> first = new ArrayList<>();
            while (first.size() < BEGINNING && rows.hasNext()) {
                first.add(rows.next());
            }
            return first;
        }
    }

    /** The rows below the header, judged; of these so many were done before. */
    Flux<ResultBatch> batches(ResultImport of, ResultJudge judge, int done) {
        return store.with(
                of.content(),
                file -> Flux.<ResultBatch, Opened>generate(
                                () -> new Opened(RowSource.open(of.fileName(), file), of, judge, done),
                                (opened, sink) -> {
                                    ResultBatch batch = opened.next();
                                    if (batch.rows() == 0) {
                                        sink.complete();
                                    } else {
                                        sink.next(batch);
                                    }
                                    return opened;
                                },
                                Opened::close)
                        .subscribeOn(thread));
    }

    /** Work of some size on what was read. */
    <T> Mono<T> offLoop(java.util.concurrent.Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(thread);
    }

    @Override
    public void close() {
        thread.dispose();
    }
}
