package ru.opora.bench;

import java.util.Locale;

/** What came of a run; times in milliseconds. */
record Result(double perSecond, double p50, double p95, double p99) {

    /** @param nanos of all answers, in ascending order */
    static Result of(double seconds, long[] nanos) {
        return new Result(nanos.length / seconds, percentile(nanos, 0.5), percentile(nanos, 0.95), percentile(nanos, 0.99));
    }

    static double percentile(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * share))] / 1e6;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%,8.0f/s   p50 %6.1f ms   p95 %6.1f ms   p99 %6.1f ms", perSecond, p50, p95, p99);
    }
}
