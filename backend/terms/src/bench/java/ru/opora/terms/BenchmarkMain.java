package ru.opora.terms;

import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmark and prints terms a second and their share of the limit. */
public final class BenchmarkMain {

    private BenchmarkMain() {}

    public static void main(String[] args) throws RunnerException {
        Collection<RunResult> results = new Runner(
                        new OptionsBuilder().include(TermParserBenchmark.class.getName()).build())
                .run();
        double parse = score(results, "parse");
        double limit = score(results, "limit");
        System.out.printf(
                Locale.ROOT,
                "%.0f terms a second on one core (wanted: over 50000); %.4f of the limit of %.0f%n",
                parse,
                parse / limit,
                limit);
    }

    private static double score(Collection<RunResult> results, String name) {
        return results.stream()
                .filter(result -> result.getPrimaryResult().getLabel().equals(name))
                .mapToDouble(result -> result.getPrimaryResult().getScore())
                .findFirst()
                .orElseThrow();
    }
}
