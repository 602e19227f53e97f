package ru.opora.monitoring.rounds;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.indicators.IndicatorFormula;
import ru.opora.monitoring.rounds.RoundQueries.Chosen;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;

/** What the indicators of a round have to do with each other before it may be opened. */
final class RoundRules {

    private RoundRules() {}

    /** Whether everything that is reckoned has what it is reckoned from, and nothing has been archived since it was chosen. */
    static Mono<Void> complete(List<Chosen> chosen) {
        if (cells(chosen) == 0) {
            return Mono.error(() -> ProblemException.of(ProblemType.ROUND_EMPTY));
        }
        List<String> codes = chosen.stream().map(Chosen::code).toList();
        Set<String> faulty = new TreeSet<>(ring(chosen));
        for (Chosen one : chosen) {
            needed(one).stream().filter(code -> !codes.contains(code)).forEach(faulty::add);
            if (one.archived()) {
                faulty.add(one.code());
            }
        }
        Set<String> seen = new HashSet<>();
        codes.stream().filter(code -> !seen.add(code)).forEach(faulty::add); // of two of one name neither is meant
        return faulty.isEmpty()
                ? Mono.empty()
                : Mono.error(() -> ProblemException.of(ProblemType.ROUND_INCOMPLETE, String.join(", ", faulty)));
    }

    /** Cells that each school is asked to fill. */
    static int cells(List<Chosen> chosen) {
        return chosen.stream().mapToInt(one -> one.definition().cells()).sum();
    }

    /** Formulas that ask for each other in a ring, and those that ask for one of them: none would ever have a value. */
    private static Set<String> ring(List<Chosen> chosen) {
        Map<String, Set<String>> waiting = new TreeMap<>();
        chosen.stream()
                .filter(one -> one.definition().formula() != null)
                .forEach(one -> waiting.put(one.code(), variables(one)));
        boolean fewer = true;
        while (fewer) {
            Set<String> open = Set.copyOf(waiting.keySet());
            fewer = waiting.values().removeIf(variables -> variables.stream().noneMatch(open::contains));
        }
        return waiting.keySet();
    }

    private static Set<String> needed(Chosen one) {
        Set<String> needed = new TreeSet<>(variables(one));
        if (one.definition().weightedBy() != null) {
            needed.add(one.definition().weightedBy());
        }
        return needed;
    }

    private static Set<String> variables(Chosen one) {
        String formula = one.definition().formula();
        IndicatorFormula read = formula == null ? null : IndicatorFormula.read(formula);
        return read == null ? Set.of() : read.variables();
    }
}
