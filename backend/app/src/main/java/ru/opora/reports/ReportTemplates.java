package ru.opora.reports;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import ru.opora.organizations.Organizations;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;
import ru.opora.reports.ReportTemplateView.Action;
import ru.opora.reports.ReportTemplateView.Change;
import ru.opora.reports.ReportTemplateView.Made;

/** What is to be reported: who changes a template changes what is filled in later, and no report that is there. */
@Service
class ReportTemplates {

    private static final int NEXT = 3;

    /** Days are reckoned year by year: beyond this there is a slip of the pen and much to reckon. */
    private static final int FIRST_YEAR = 2000;

    private static final int LAST_YEAR = 2100;

    private static final ZoneOffset EASTERNMOST = ZoneOffset.ofHours(14);

    private final ReportTemplateQueries queries;
    private final Organizations organizations;
    private final Figures figures;
    private final Clock clock;

    ReportTemplates(ReportTemplateQueries queries, Organizations organizations, Figures figures, Clock clock) {
        this.queries = queries;
        this.organizations = organizations;
        this.figures = figures;
        this.clock = clock;
    }

    Mono<Page<ReportTemplateView>> list(Caller caller, int limit, @Nullable String cursor) {
        return queries.list(caller, limit, cursor);
    }

    /** Today where the reports of a template are owed to. */
    Mono<LocalDate> today(UUID id) {
        return queries.today(id);
    }

    Mono<ReportTemplateView> get(Caller caller, UUID id) {
        return find(caller, id)
                .flatMap(view -> queries.today(id)
                        .flatMap(today -> dues(view, today).map(dues -> view.with(DueDays.next(dues, today, NEXT)))));
    }

    @Transactional
    Mono<ReportTemplateView> create(Caller caller, ReportTemplateView.Request request) {
        UUID id = request.id() == null ? UUID.randomUUID() : request.id();
        return organizations
                .permitted(caller, ReportsPermission.WRITE, request.organizationId(), "/organizationId")
                .delayUntil(place -> sound(request.template(), "/template"))
                .flatMap(place -> queries.insert(id, place.id(), request.template(), caller.subject()))
                .then(Mono.defer(() -> get(caller, id)));
    }

    @Transactional
    Mono<ReportTemplateView> change(Caller caller, UUID id, long version, Change change) {
        return find(caller, id)
                .filter(found -> found.allowedActions().contains(Action.update))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)))
                .delayUntil(found -> sound(change, ""))
                .delayUntil(found -> found.period() == change.period() ? Mono.empty() : requireUnused(id))
                .flatMap(found -> queries.update(id, version, change))
                .flatMap(changed -> EntityTag.matched(changed, get(caller, id)));
    }

    /** Makes the reports of all periods that have begun; again and again it changes nothing. */
    @Transactional
    Mono<Made> generate(Caller caller, UUID id) {
        return find(caller, id)
                .filter(found -> found.allowedActions().contains(Action.generate))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)))
                .flatMap(found -> generate(found, clock.instant(), LocalDate.MIN))
                .map(Made::new);
    }

    /** @param since what was due before this day is not made */
    Mono<Long> generate(ReportTemplateView template, Instant moment, LocalDate since) {
        LocalDate latest = latest(moment);
        return dues(template, latest)
                .map(dues -> dues.stream()
                        .filter(due ->
                                !due.periodStart().isAfter(latest) && !due.due().isBefore(since))
                        .toList())
                .flatMap(dues -> dues.isEmpty() ? Mono.just(0L) : queries.generate(template.id(), dues, moment));
    }

    /** The day in the east of the world: nowhere is it a later one. */
    static LocalDate latest(Instant moment) {
        return LocalDate.ofInstant(moment, EASTERNMOST);
    }

    private Mono<ReportTemplateView> find(Caller caller, UUID id) {
        return queries.find(caller, id).switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    /** A text that was read when it was stored may be read otherwise by a later grammar: then nothing follows from it. */
    private static Mono<List<DueDays.Due>> dues(ReportTemplateView template, LocalDate today) {
        LocalDate end = template.endsOn();
        LocalDate horizon = today.plusYears(1);
        LocalDate to = end == null || end.isAfter(horizon) ? horizon : end;
        return Mono.fromCallable(() -> DueDays.of(template.termText(), template.period(), template.startsOn(), to))
                .subscribeOn(Schedulers.boundedElastic())
                .onErrorReturn(DueDays.UnclearTerm.class, List.of());
    }

    private Mono<Void> sound(Change change, String at) {
        LocalDate end = change.endsOn();
        if (!near(change.startsOn())) {
            return Mono.error(() -> ProblemException.invalid(FieldError.of(at + "/startsOn", "OUT_OF_RANGE")));
        }
        if (end != null && !near(end)) {
            return Mono.error(() -> ProblemException.invalid(FieldError.of(at + "/endsOn", "OUT_OF_RANGE")));
        }
        if (end != null && end.isBefore(change.startsOn())) {
            return Mono.error(() -> ProblemException.invalid(FieldError.of(at + "/endsOn", "PERIOD_REVERSED")));
        }
        return Mono.fromRunnable(() -> requireFigures(change, at))
                .then(Mono.defer(() -> requireIndicators(change, at)))
                .then(Mono.defer(() -> requireProgramme(change.programmeId(), at)))
                .then(Mono.fromCallable(() -> requireTerm(change, at)).subscribeOn(Schedulers.boundedElastic()))
                .then();
    }

    private static boolean near(LocalDate day) {
        return day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR;
    }

    /** Reports of a month and reports of a quarter of one template would stand beside each other and be added up. */
    private Mono<Void> requireUnused(UUID id) {
        return DatabaseScope.system(queries.used(id))
                .flatMap(used ->
                        used ? Mono.error(ProblemException.invalid(FieldError.of("/period", "IN_USE"))) : Mono.empty());
    }

    private void requireFigures(Change change, String at) {
        for (int i = 0; i < change.sections().size(); i++) {
            List<String> codes = change.sections().get(i).figures();
            for (int j = 0; j < codes.size(); j++) {
                if (!figures.has(codes.get(j))) {
                    throw ProblemException.invalid(FieldError.of(at + "/sections/" + i + "/figures/" + j, "NOT_FOUND"));
                }
            }
        }
    }

    private Mono<Void> requireIndicators(Change change, String at) {
        List<String> codes = change.sections().stream()
                .flatMap(section -> section.figures().stream())
                .toList();
        return figures.missing(codes)
                .flatMap(missing -> missing.isEmpty()
                        ? Mono.<Void>empty()
                        : Mono.error(ProblemException.invalid(FieldError.of(at + "/sections", "NOT_FOUND"))));
    }

    private Mono<Void> requireProgramme(@Nullable UUID programme, String at) {
        return programme == null
                ? Mono.empty()
                : queries.programme(programme)
                        .filter(known -> known)
                        .switchIfEmpty(Mono.error(
                                () -> ProblemException.invalid(FieldError.of(at + "/programmeId", "NOT_FOUND"))))
                        .then();
    }

    private static boolean requireTerm(Change change, String at) {
        String fault = DueDays.fault(change.termText(), change.period(), change.startsOn());
        if (fault != null) {
            throw ProblemException.invalid(FieldError.of(at + "/termText", fault));
        }
        return true;
    }
}
