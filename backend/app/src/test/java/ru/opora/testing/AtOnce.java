package ru.opora.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Runs calls at the same time, on threads of their own: the server under test shares Reactor's threads with the test. */
public final class AtOnce {

    /** While one waits for the server and the server for the database, others go on. */
    private static final int SOME = 4;

    private AtOnce() {}

    /** What a call gives for each, in their order; for what is many and changes nothing. */
    public static <A, B> List<B> each(Collection<A> all, Function<A, B> call) {
        var threads = Executors.newFixedThreadPool(SOME);
        try {
            List<B> results = new ArrayList<>();
            for (Future<B> future : threads.invokeAll(
                    all.stream().<Callable<B>>map(one -> () -> call.apply(one)).toList())) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        } finally {
            threads.shutdownNow();
        }
    }

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
