package ru.opora.monitoring.forms;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.monitoring.forms.FormQueries.Before;
import ru.opora.monitoring.forms.FormQueries.Previous;
import ru.opora.monitoring.forms.FormQueries.Stored;
import ru.opora.monitoring.forms.FormQueries.StoredCell;
import ru.opora.monitoring.forms.FormView.Action;
import ru.opora.monitoring.forms.FormView.Cell;
import ru.opora.monitoring.forms.FormView.Line;
import ru.opora.monitoring.forms.FormView.RoundPart;
import ru.opora.monitoring.forms.TotalQueries.Key;
import ru.opora.monitoring.forms.TotalQueries.Spread;
import ru.opora.monitoring.indicators.IndicatorDefinition.Goal;
import ru.opora.monitoring.indicators.IndicatorDefinition.Origin;
import ru.opora.monitoring.rounds.KnownRound;
import ru.opora.monitoring.rounds.KnownRound.Measured;
import ru.opora.monitoring.rounds.RoundState;
import ru.opora.organizations.OrganizationKind;
import ru.opora.organizations.OrganizationState;
import ru.opora.organizations.Organizations.Place;
import ru.opora.platform.security.Caller;

/** Puts a form together: cells, the round before, and what asks to be looked at again. */
@Component
class FormReading {

    private final FormQueries queries;
    private final TotalQueries totals;

    FormReading(FormQueries queries, TotalQueries totals) {
        this.queries = queries;
        this.totals = totals;
    }

    /** All that a form is made of. */
    private record Read(
            Map<Key, StoredCell> cells,
            Optional<Previous> previous,
            Map<Key, BigDecimal> before,
            Map<Key, Spread> spread) {}

    Mono<FormView> view(Caller caller, KnownRound round, Stored form) {
        UUID school = form.summary().school().id();
        return Mono.zip(
                        queries.cells(form.id()),
                        queries.previous(round.id(), school).map(Optional::of).defaultIfEmpty(Optional.empty()),
                        totals.spread(round.id()))
                .flatMap(read -> before(read.getT2(), round.id())
                        .map(before -> new Read(byKey(read.getT1()), read.getT2(), before, read.getT3())))
                .map(read -> view(caller, round, form, read));
    }

    /** By the id of the catalogue: copies of another round have ids of their own. */
    private Mono<Map<Key, BigDecimal>> before(Optional<Previous> previous, UUID round) {
        return Mono.justOrEmpty(previous)
                .flatMapMany(found -> queries.before(found.form(), round))
                .collect(Collectors.toMap(one -> new Key(one.indicator(), one.breakdown()), Before::value));
    }

    private static Map<Key, StoredCell> byKey(List<StoredCell> cells) {
        return cells.stream()
                .collect(Collectors.toMap(cell -> new Key(cell.measured(), cell.breakdown()), Function.identity()));
    }

    private static FormView view(Caller caller, KnownRound round, Stored form, Read read) {
        FormView.Summary summary = form.summary();
        return new FormView(
                new RoundPart(
                        round.id(), round.kind(), round.title(), round.opensOn(), round.closesOn(), round.state()),
                summary.school(),
                summary.municipality(),
                summary.state(),
                summary.level(),
                form.remark(),
                summary.filled(),
                summary.cells(),
                read.previous().map(Previous::round).orElse(null),
                round.indicators().stream().map(one -> line(round, one, read)).toList(),
                summary.updatedAt(),
                form.version(),
                actions(caller, round, form));
    }

    private static Line line(KnownRound round, Measured one, Read read) {
        Goal goal = one.definition().goal(round.closesOn().getYear());
        return new Line(
                one.indicatorId(),
                one.code(),
                one.definition(),
                goal,
                Totals.parts(one.definition())
                        .map(part -> cell(one, part, part.isEmpty() ? goal : null, read))
                        .toList());
    }

    private static Cell cell(Measured one, String part, @Nullable Goal goal, Read read) {
        BigDecimal before = read.before().get(new Key(one.indicatorId(), part));
        StoredCell stored = read.cells().get(new Key(one.id(), part));
        if (stored == null) {
            Origin origin = one.definition().origin() == Origin.FORMULA ? Origin.FORMULA : Origin.MANUAL;
            return new Cell(part, null, null, origin, null, null, null, null, before, List.of());
        }
        return new Cell(
                part,
                plain(stored.value()),
                stored.missing(),
                stored.origin(),
                stored.trace(),
                stored.evidence(),
                stored.fileId(),
                stored.enteredBy(),
                plain(before),
                Warnings.of(
                        one.definition(),
                        goal,
                        stored.value(),
                        before,
                        read.spread().get(new Key(one.id(), part))));
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal value) {
        return value == null ? null : new BigDecimal(value.stripTrailingZeros().toPlainString());
    }

    private static List<Action> actions(Caller caller, KnownRound round, Stored form) {
        List<Action> actions = new ArrayList<>();
        if (round.state() != RoundState.OPEN || !caller.may(MonitoringPermission.WRITE, form.path())) {
            return actions;
        }
        FormView.Summary summary = form.summary();
        FormLevel mine = FormLevel.of(caller, round, place(form));
        if (summary.level() == FormLevel.NONE) {
            actions.add(Action.enter);
        }
        if (Confirming.mayBeNext(mine, summary, round) && summary.filled() >= summary.cells()) {
            actions.add(Action.confirm);
        }
        boolean above = mine.stored() >= FormLevel.MUNICIPALITY.stored();
        if (above
                && summary.level() != FormLevel.NONE
                && mine.stored() >= summary.level().stored()) {
            actions.add(Action.sendBack);
        }
        return actions;
    }

    private static Place place(Stored form) {
        FormView.Named school = form.summary().school();
        return new Place(
                school.id(), form.path(), school.name(), OrganizationKind.SCHOOL, OrganizationState.ACTIVE, "UTC");
    }
}
