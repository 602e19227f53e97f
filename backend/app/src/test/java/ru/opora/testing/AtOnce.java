package ru.opora.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Runs calls at the same time, on threads of their own: the server under test shares Reactor's threads with the test. */
public final class AtOnce {

    private AtOnce() {}

    public static <T> List<T> call(List<Callable<T>> calls) {
        var threads = Executors.newFixedThreadPool(calls.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(calls, 40, TimeUnit.SECONDS)) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        } finally {
            threads.shutdownNow();
        }
    }
}
