package ru.opora.surveys.results;

import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * What was read after it was decided what may be told.
 *
 * @param moved whether something of it was of other people than those the decision was about, and is hidden for that alone
 */
record Read<T>(T value, boolean moved) {

    /** Answers that are counted meanwhile come in steps of some hundred milliseconds: the second time nearly always holds. */
    static <T> Mono<T> steady(Mono<Read<T>> once) {
        return once.filter(read -> !read.moved()).switchIfEmpty(once).map(Read::value);
    }

    static <T> Read<List<T>> all(List<Read<T>> each) {
        return new Read<>(each.stream().map(Read::value).toList(), each.stream().anyMatch(Read::moved));
    }

    <R> Read<R> map(Function<T, R> change) {
        return new Read<>(change.apply(value), moved);
    }
}
