package ru.opora.roadmaps.terms;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.roadmaps.terms.TermsParseRequest.Item;
import ru.opora.terms.Period;
import ru.opora.terms.TermParser;

/** Understanding terms for any signed-in caller: live previews in screens, and programs that bring their own plans. */
@RestController
@RequestMapping(path = "/api/v1/terms", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "terms", description = "The meaning of terms (сроки)")
class TermController {

    private final TermMapper mapper;
    private final TermParser parser = new TermParser();

    TermController(TermMapper mapper) {
        this.mapper = mapper;
        // Reads the dictionary of the library now: with the first request it would block a thread that must not wait.
        parser.parse("март", null);
    }

    @PostMapping(path = "/parse", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("isAuthenticated()")
    @Operation(
            operationId = "parseTerms",
            summary = "Give the meaning of up to 1,000 terms",
            description =
                    "A term that is doubtful comes back as NEEDS_REVIEW with reasons and, where there is one, a proposal; nothing is guessed.")
    Mono<TermsParseView> parse(@Valid @RequestBody TermsParseRequest request) {
        // A thousand terms are milliseconds of arithmetic: not blocking, but too long for an event loop's thread.
        return Mono.fromSupplier(() -> new TermsParseView(parse(request.items())))
                .subscribeOn(Schedulers.parallel());
    }

    private List<TermView> parse(List<Item> items) {
        List<Period> periods = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            periods.add(period(items.get(i), "/items/" + i, errors));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors.toArray(FieldError[]::new));
        }
        List<TermView> views = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            views.add(mapper.view(parser.parse(items.get(i).text(), periods.get(i))));
        }
        return views;
    }

    private static @Nullable Period period(Item item, String pointer, List<FieldError> errors) {
        if (item.periodStart() == null && item.periodEnd() == null) {
            return null;
        }
        if (item.periodStart() == null || item.periodEnd() == null) {
            errors.add(
                    FieldError.of(pointer + (item.periodStart() == null ? "/periodStart" : "/periodEnd"), "REQUIRED"));
            return null;
        }
        if (item.periodEnd().isBefore(item.periodStart())) {
            errors.add(FieldError.of(pointer + "/periodEnd", "PERIOD_REVERSED"));
            return null;
        }
        return new Period(item.periodStart(), item.periodEnd());
    }
}
