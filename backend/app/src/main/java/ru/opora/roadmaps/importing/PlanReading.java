package ru.opora.roadmaps.importing;

import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import ru.opora.platform.documents.SourceDocument;
import ru.opora.platform.documents.SourceReader;
import ru.opora.platform.documents.SourceRefused;
import ru.opora.platform.problem.Refusals;
import ru.opora.roadmaps.importing.recognition.PlanRecogniser;
import ru.opora.roadmaps.importing.recognition.RecognisedPlan;

/** Reads documents off the event loop, a few at a time: a document's memory is bounded, and so is their number. */
@Component
class PlanReading implements AutoCloseable {

    /** The name under which a pasted text is kept. */
    static final String PASTED = "paste.txt";

    private static final int AT_ONCE = 2;
    private static final int WAITING = 100;

    private final SourceReader reader = new SourceReader();
    private final PlanRecogniser recogniser = new PlanRecogniser();
    private final Scheduler threads = Schedulers.newBoundedElastic(AT_ONCE, WAITING, "plan-reading");

    /** What the document says of its plan, with the corrections made so far; a problem when it is refused. */
    Mono<RecognisedPlan> read(String fileName, byte[] content, Corrections corrections) {
        return Mono.fromCallable(() -> recogniser.recognise(document(fileName, content), corrections.hints()))
                .subscribeOn(threads)
                .onErrorMap(SourceRefused.class, Refusals::problem);
    }

    private SourceDocument document(String fileName, byte[] content) {
        return fileName.equals(PASTED)
                ? reader.readText(new String(content, StandardCharsets.UTF_8))
                : reader.read(fileName, content);
    }

    @Override
    public void close() {
        threads.dispose();
    }
}
