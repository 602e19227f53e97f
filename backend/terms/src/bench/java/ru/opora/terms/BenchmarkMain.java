package ru.opora.terms;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmark and prints terms a second and their share of the limit. */
public final class BenchmarkMain {

    private static final int ROUNDS = 6;
    private static final long NANOS_OF_ROUND = 1_000_000_000L;

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
        System.out.printf(Locale.ROOT, "%.0f terms a second of processor time%n", ofProcessorTime());
    }

    /** The rate by the clock of the thread, which other work on the machine does not slow down. */
    private static double ofProcessorTime() {
        TermParserBenchmark terms = new TermParserBenchmark();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double rate = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = threads.getCurrentThreadCpuTime();
            long parsed = 0;
            while (threads.getCurrentThreadCpuTime() - start < NANOS_OF_ROUND) {
                parsed += terms.parseAll();
            }
            rate = parsed * 1e9 / (threads.getCurrentThreadCpuTime() - start);
        }
        return rate;
    }

    private static double score(Collection<RunResult> results, String name) {
        return results.stream()
                .filter(result -> result.getPrimaryResult().getLabel().equals(name))
                .mapToDouble(result -> result.getPrimaryResult().getScore())
                .findFirst()
                .orElseThrow();
    }
}
