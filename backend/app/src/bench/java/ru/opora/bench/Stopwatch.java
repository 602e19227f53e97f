package ru.opora.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** How long something takes, and how that is written. */
final class Stopwatch {

    private Stopwatch() {}

    interface Work {
        void run() throws Exception;
    }

    static double seconds(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    /** The compiler is at work for a while after the start. */
    static void warm(int seconds, Work work) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < end) {
            work.run();
        }
    }

    static double median(Work work) throws Exception {
        double[] times = new double[21];
        for (int i = -5; i < times.length; i++) {
            double time = seconds(work);
            if (i >= 0) {
                times[i] = time;
            }
        }
        Arrays.sort(times);
        return times[times.length / 2];
    }

    static String rate(long rows, double seconds) {
        return String.format(Locale.ROOT, "%,d in %.1f s, %,.0f/s", rows, seconds, rows / seconds);
    }

    static String millis(double seconds) {
        return String.format(Locale.ROOT, "median %.1f ms", seconds * 1000);
    }
}
