package ru.opora.surveys.results;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.security.Caller;
import ru.opora.platform.streaming.ListMapping;
import ru.opora.surveys.Audience;
import ru.opora.surveys.SurveyPermission;

/** Routes of crossed questions, texts and single answers. */
@RestController
@RequestMapping("/api/v1/campaigns/{id}")
@Tag(name = "campaigns")
class AnalysisController {

    private static final String MAY_READ = "hasAuthority('" + SurveyPermission.READ + "')";
    private static final String MAY_WRITE = "hasAuthority('" + SurveyPermission.WRITE + "')";
    private static final String LIMIT = "" + Page.DEFAULT_LIMIT;

    private final CrossTables tables;
    private final SingleAnswers answers;

    AnalysisController(CrossTables tables, SingleAnswers answers) {
        this.tables = tables;
        this.answers = answers;
    }

    @GetMapping(path = "/cross-table", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "crossSurveyQuestions",
            summary = "Two questions of a campaign crossed",
            description =
                    "Questions with one choice or a scale. Choices of fewer than five are put together, and cells are hidden so that no difference finds a small one. Over the whole campaign, or over the widest place the caller may read where at least two organisations are asked: from two tables of which one holds the other a small cell could be subtracted.")
    Mono<AnalysisView.Cross> cross(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam Audience audience,
            @RequestParam(required = false)
                    @Parameter(
                            description = "Left out: the campaign's owner. Whoever may not read there names their own")
                    @Nullable
                    UUID within,
            @RequestParam @Size(min = 1, max = 64) String row,
            @RequestParam @Size(min = 1, max = 64) String column) {
        return tables.table(caller, id, audience, within, row, column);
    }

    @ListMapping(path = "/texts")
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "listSurveyTexts",
            summary = "What was written in answer to a question, from ten people on")
    Mono<AnalysisView.Texts> texts(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam Audience audience,
            @RequestParam @Size(min = 1, max = 64) String item,
            @RequestParam(required = false) @Nullable UUID within,
            @RequestParam(defaultValue = LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return answers.texts(caller, id, audience, item, within, limit, cursor);
    }

    @ListMapping(path = "/answers")
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "listSurveyAnswers",
            summary = "Answers one by one, for whoever makes the campaign: without groups that are too small")
    Mono<AnalysisView.Answers> answers(
            Caller caller,
            Locale locale,
            @PathVariable UUID id,
            @RequestParam Audience audience,
            @RequestParam(defaultValue = "false")
                    @Parameter(description = "Words of choices and questions, not their codes")
                    boolean labels,
            @RequestParam(required = false) @Size(max = 35) @Nullable String language,
            @RequestParam(defaultValue = LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return answers.answers(caller, id, audience, labels, spoken(language, locale), limit, cursor);
    }

    @ListMapping(path = "/code-book")
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "listSurveyCodes", summary = "What the names of questions and choices mean")
    Mono<Page<AnalysisView.Code>> book(
            Caller caller,
            Locale locale,
            @PathVariable UUID id,
            @RequestParam(required = false) @Size(max = 35) @Nullable String language,
            @RequestParam(defaultValue = LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return answers.book(caller, id, spoken(language, locale), limit, cursor);
    }

    private static String spoken(@Nullable String language, Locale locale) {
        return language == null ? locale.getLanguage() : language;
    }
}
