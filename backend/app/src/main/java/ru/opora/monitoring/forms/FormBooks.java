package ru.opora.monitoring.forms;

import java.util.Locale;
import java.util.UUID;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import ru.opora.monitoring.forms.FormBookReading.Read;
import ru.opora.platform.documents.SourceReader;
import ru.opora.platform.documents.SourceRefused;
import ru.opora.platform.documents.SourceSize;
import ru.opora.platform.problem.Refusals;
import ru.opora.platform.security.Caller;
import ru.opora.platform.web.Upload;

/** Forms as workbooks, there and back. */
@Service
class FormBooks {

    /** A form has hundreds of rows, no pictures. */
    private static final int MOST_BYTES = 5 * 1024 * 1024;

    private final Forms forms;
    private final SourceReader reader = new SourceReader(SourceSize.FIGURES);

    FormBooks(Forms forms) {
        this.forms = forms;
    }

    Mono<byte[]> template(Caller caller, Locale locale, UUID round, UUID school) {
        return forms.get(caller, round, school)
                .publishOn(Schedulers.boundedElastic())
                .flatMap(form -> Mono.fromCallable(() -> FormBook.of(form, locale)));
    }

    Mono<Read> read(Caller caller, UUID round, UUID school, Flux<PartEvent> parts) {
        return Upload.of(parts, MOST_BYTES)
                .flatMap(file -> forms.get(caller, round, school)
                        .publishOn(Schedulers.boundedElastic())
                        .map(form -> FormBookReading.of(form, reader.read(file.fileName(), file.content()))))
                .onErrorMap(SourceRefused.class, Refusals::problem);
    }
}
