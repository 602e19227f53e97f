package ru.opora.monitoring.identifications;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ru.opora.monitoring.identifications.Evidence.Figure;
import ru.opora.monitoring.identifications.RuleDefinition.Category;
import ru.opora.monitoring.identifications.RuleDefinition.Criterion;
import ru.opora.monitoring.identifications.RuleDefinition.Join;

/** Asks a rule of one school. Pure: the same figures and the same rule give the same answer. */
final class Finding {

    /** Shares are compared as fractions of whole numbers: 3 of 10 are 30 percent exactly. */
    private static final double EXACT = 1e-9;

    private static final Comparator<Figure> ORDER = Comparator.comparingInt(Figure::schoolYear)
            .reversed()
            .thenComparing(Comparator.comparingDouble(Figure::share).reversed())
            .thenComparing(Figure::assessmentId);

    /** A school that a rule finds. */
    record Listed(UUID organization, Category category, Evidence evidence) {}

    private Finding() {}

    /** @param figures of one school, of the year and of those before it that the rule looks at */
    static Optional<Listed> of(UUID school, List<Figure> figures, RuleDefinition rule, int year) {
        return rule.categories().stream()
                .flatMap(criterion -> evidence(figures, criterion, year)
                        .map(evidence -> new Listed(school, criterion.category(), evidence))
                        .stream())
                .findFirst();
    }

    private static Optional<Evidence> evidence(List<Figure> all, Criterion criterion, int year) {
        List<Figure> against = all.stream()
                .filter(figure -> figure.below() + EXACT >= criterion.share() * figure.participants())
                .toList();
        List<Figure> ofYear =
                against.stream().filter(figure -> figure.schoolYear() == year).toList();
        Integer procedures = criterion.procedures();
        boolean sameYear = procedures != null && ofYear.size() >= procedures;
        Set<Object> repeated = criterion.years() == null ? Set.of() : repeated(against, criterion.years(), year);
        if (!holds(criterion, sameYear, !repeated.isEmpty())) {
            return Optional.empty();
        }
        List<Figure> told = new ArrayList<>(ofYear);
        against.stream()
                .filter(figure -> figure.schoolYear() < year && repeated.contains(figure.procedure()))
                .forEach(told::add);
        told.sort(ORDER);
        int counted = (int) all.stream().filter(figure -> figure.schoolYear() == year).count();
        return Optional.of(new Evidence(criterion.share(), counted, sameYear, !repeated.isEmpty(), told));
    }

    private static boolean holds(Criterion criterion, boolean sameYear, boolean running) {
        boolean both = criterion.procedures() != null && criterion.years() != null && criterion.join() == Join.AND;
        return both ? sameYear && running : sameYear || running;
    }

    /** The procedures that speak against it in each of so many years up to this one. */
    private static Set<Object> repeated(List<Figure> against, int years, int year) {
        Map<Object, Set<Integer>> seen = new HashMap<>();
        for (Figure figure : against) {
            if (figure.schoolYear() <= year && figure.schoolYear() > year - years) {
                seen.computeIfAbsent(figure.procedure(), none -> new HashSet<>()).add(figure.schoolYear());
            }
        }
        Set<Object> repeated = new HashSet<>();
        seen.forEach((procedure, found) -> {
            if (found.size() == years) {
                repeated.add(procedure);
            }
        });
        return repeated;
    }
}
