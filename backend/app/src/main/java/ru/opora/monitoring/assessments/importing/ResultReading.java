package ru.opora.monitoring.assessments.importing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import ru.opora.platform.documents.RowStream;
import ru.opora.platform.files.FileStore;

/** Reads files of results off the event loop, a batch of rows at a time and no further ahead than one batch. */
@Component
class ResultReading implements AutoCloseable {

    /** One batch takes some 6 MB on its way. */
    static final int BATCH = 50_000;

    private static final int BEGINNING = 40;

    /** Buffers of the file that are read ahead. */
    private static final int AHEAD = 32;

    private static final int WAITING = 50;

    private final FileStore store;
    private final Scheduler thread = Schedulers.newBoundedElastic(2, WAITING, "results-reading");

    ResultReading(FileStore store) {
        this.store = store;
    }

    /** What is read of a file at a time. */
    private static final class Opened {
        private final RowStream rows;
        private final ResultJudge judge;
        private final int headerRow;
        private int done;

        Opened(RowStream rows, ResultJudge judge, int headerRow, int done) {
            this.rows = rows;
            this.judge = judge;
            this.headerRow = headerRow;
            this.done = done;
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
            try {
                rows.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /** The first rows of a file of the local disk. */
    Mono<List<RowStream.Row>> beginning(String fileName, java.nio.file.Path file) {
        return Mono.fromCallable(() -> {
                    try (RowStream rows = RowStream.open(fileName, java.nio.file.Files.newInputStream(file))) {
                        List<RowStream.Row> first = new ArrayList<>();
                        while (first.size() < BEGINNING && rows.hasNext()) {
                            first.add(rows.next());
                        }
                        return first;
                    }
                })
                .subscribeOn(thread);
    }

    /** The rows below the header, judged; of these so many were done before. */
    Flux<ResultBatch> batches(ResultImport of, ResultJudge judge, int done) {
        return Flux.<ResultBatch, Opened>generate(
                        () -> new Opened(
                                RowStream.open(of.fileName(), content(of)), judge, of.headerRow(), done),
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
                .subscribeOn(thread);
    }

    private InputStream content(ResultImport of) {
        return DataBufferUtils.subscriberInputStream(store.read(of.content(), 0, of.size()), AHEAD);
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
