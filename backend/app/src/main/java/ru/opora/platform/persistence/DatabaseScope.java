package ru.opora.platform.persistence;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * For whom connections are borrowed: row-level security shows and lets change only what lies in these subtrees. It travels
 * in the Reactor context; without one a connection shows nothing.
 *
 * @param roots the roots of the subtrees as paths of the organisations' tree; the empty path is everything
 * @param subject the token's subject
 * @param change what the record of changes says of this request; null where nothing is changed
 */
public record DatabaseScope(
        List<String> roots, String subject, @Nullable Change change) {

    /**
     * @param requestId as in the log
     * @param operation method and path, like {@code PATCH /api/v1/organizations/…}
     * @param reason why, in the words of whoever changes; may be empty
     */
    public record Change(String requestId, String operation, String reason) {}

    private static final DatabaseScope NOTHING = new DatabaseScope(List.of(), "", null);

    public DatabaseScope {
        roots = List.copyOf(roots);
    }

    /**
     * Work that no caller asks for: jobs, start-up, finding out who a caller is. It sees everything. Inside a transaction
     * its connection is widened for as long as the work takes: nothing else of that transaction should run beside it.
     */
    public static <T> Mono<T> system(Mono<T> work) {
        return WidenedTransaction.around(work.flux()).singleOrEmpty().contextWrite(DatabaseScope::asSystem);
    }

    /** Work that no caller asks for, with many results. */
    public static <T> Flux<T> system(Flux<T> work) {
        return WidenedTransaction.around(work).contextWrite(DatabaseScope::asSystem);
    }

    /** Everything, but in the name of the caller where there is one: the record of changes still says who. */
    private static Context asSystem(Context context) {
        DatabaseScope now = of(context);
        return new DatabaseScope(List.of(""), now.subject(), now.change()).in(context);
    }

    public Context in(Context context) {
        return context.put(DatabaseScope.class, this);
    }

    static DatabaseScope of(ContextView context) {
        return Optional.<DatabaseScope>ofNullable(context.getOrDefault(DatabaseScope.class, null))
                .orElse(NOTHING);
    }

    /** The roots as an array of ltree in PostgreSQL's notation. */
    String array() {
        return roots.stream().map(root -> root.isEmpty() ? "\"\"" : root).collect(Collectors.joining(",", "{", "}"));
    }
}
