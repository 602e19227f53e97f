package ru.opora.platform.printing;

import java.io.OutputStream;
import java.util.concurrent.Callable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.FastByteArrayOutputStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import ru.opora.platform.documents.writing.PrintFormat;
import ru.opora.platform.documents.writing.PrintedDocument;
import ru.opora.platform.documents.writing.Printer;

/**
 * Makes files off the event loop, a few at a time: the memory of each is bounded, and so is their number. A file is made
 * whole before its first byte is sent, so that what cannot be made is a problem and not half a file, and a slow reader
 * holds no thread.
 */
@Component
public class PrintRoom implements AutoCloseable {

    private static final int AT_ONCE = 2;
    private static final int WAITING = 100;
    private static final int PIECE = 64 * 1024;

    private final Scheduler threads = Schedulers.newBoundedElastic(AT_ONCE, WAITING, "printing");
    private final DataBufferFactory buffers = new DefaultDataBufferFactory();

    /** Writes a file into a stream. */
    @FunctionalInterface
    public interface Writing {
        void to(OutputStream out) throws Exception;
    }

    /** The pieces of a printed document; both composing and printing it happen off the event loop. */
    public Flux<DataBuffer> print(PrintFormat format, Callable<PrintedDocument> document) {
        return write(out -> Printer.of(format).print(document.call(), out));
    }

    /** The pieces of a file. */
    public Flux<DataBuffer> write(Writing file) {
        return Mono.fromCallable(() -> {
                    FastByteArrayOutputStream made = new FastByteArrayOutputStream(PIECE);
                    file.to(made);
                    return made;
                })
                .subscribeOn(threads)
                .flatMapMany(made -> DataBufferUtils.readInputStream(made::getInputStream, buffers, PIECE));
    }

    @Override
    public void close() {
        threads.dispose();
    }
}
