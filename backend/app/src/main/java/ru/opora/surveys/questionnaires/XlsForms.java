package ru.opora.surveys.questionnaires;

import java.util.List;
import java.util.UUID;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import ru.opora.platform.printing.PrintRoom;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;
import ru.opora.platform.web.Upload;
import ru.opora.questionnaires.Questionnaire;
import ru.opora.questionnaires.xlsforms.XlsFormReader;
import ru.opora.questionnaires.xlsforms.XlsFormReading;
import ru.opora.questionnaires.xlsforms.XlsFormWriter;
import ru.opora.surveys.Definitions;
import ru.opora.surveys.Definitions.Draft;

/** Questionnaires from XLSForms and as XLSForms. */
@Service
class XlsForms {

    private static final String LANGUAGE_TAG = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*";

    private final Questionnaires questionnaires;
    private final PrintRoom printing;

    XlsForms(Questionnaires questionnaires, PrintRoom printing) {
        this.questionnaires = questionnaires;
        this.printing = printing;
    }

    /** A workbook that is made when it is read. */
    record Book(String title, Flux<DataBuffer> content) {}

    /** What was read, as it is told. */
    private record Read(Draft draft, List<QuestionnaireView.Issue> issues) {}

    @Transactional
    Mono<QuestionnaireView.Imported> take(Caller caller, Upload file) {
        UUID organization = file.read("organizationId", UUID::fromString);
        if (organization == null) {
            return Mono.error(() -> ProblemException.invalid(FieldError.of("/organizationId", "REQUIRED")));
        }
        UUID id = file.read("id", UUID::fromString);
        String language = file.read("language", XlsForms::language);
        return questionnaires
                .place(caller, organization)
                .flatMap(place -> Mono.fromCallable(() -> read(file, language == null ? "ru" : language))
                        .subscribeOn(Schedulers.boundedElastic()))
                .flatMap(read -> questionnaires
                        .keep(caller, id == null ? UUID.randomUUID() : id, organization, read.draft())
                        .map(view -> new QuestionnaireView.Imported(view, read.issues())));
    }

    Mono<Book> draft(Caller caller, UUID id) {
        return questionnaires.draft(caller, id).map(this::book);
    }

    Mono<Book> version(Caller caller, UUID id, String number) {
        return questionnaires.frozen(caller, id, number).map(this::book);
    }

    Mono<QuestionnaireView.Issues> draftLosses(Caller caller, UUID id) {
        return questionnaires.draft(caller, id).flatMap(XlsForms::losses);
    }

    Mono<QuestionnaireView.Issues> versionLosses(Caller caller, UUID id, String number) {
        return questionnaires.frozen(caller, id, number).flatMap(XlsForms::losses);
    }

    private static Mono<QuestionnaireView.Issues> losses(Draft draft) {
        return Mono.fromCallable(() -> new QuestionnaireView.Issues(XlsFormWriter.issues(draft.questionnaire()).stream()
                        .map(QuestionnaireView.Issue::of)
                        .toList()))
                .subscribeOn(Schedulers.boundedElastic()); // of a thousand questions it takes its time
    }

    private Book book(Draft draft) {
        Questionnaire questionnaire = draft.questionnaire();
        return new Book(draft.title(), printing.write(out -> XlsFormWriter.write(questionnaire, out)));
    }

    private static String language(String tag) {
        if (tag.length() > 35 || !tag.matches(LANGUAGE_TAG)) {
            throw new IllegalArgumentException(tag);
        }
        return tag;
    }

    private static Read read(Upload file, String language) {
        XlsFormReading reading = XlsFormReader.read(file.content(), language);
        List<QuestionnaireView.Issue> issues =
                reading.issues().stream().map(QuestionnaireView.Issue::of).toList();
        Questionnaire questionnaire = reading.questionnaire();
        if (questionnaire == null) {
            throw ProblemException.with(ProblemType.FILE_NOT_A_FORM, "issues", issues);
        }
        return new Read(Definitions.draft(questionnaire, "/file"), issues);
    }
}
