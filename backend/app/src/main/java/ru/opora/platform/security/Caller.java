package ru.opora.platform.security;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ru.opora.platform.persistence.DatabaseScope;

/**
 * Who makes the request and what they may do where.
 *
 * @param subject the token's subject: a person's, or the id of an API client
 * @param grants what each membership (or the client's scopes) permits, and in which subtree
 * @param system whether it is an API client: it acts for every organisation of its subtree, a person for their own
 */
public record Caller(String subject, List<Grant> grants, boolean system) {

    /** A person. */
    public Caller(String subject, List<Grant> grants) {
        this(subject, grants, false);
    }

    /**
     * @param path the subtree's root as a path of the organisations' tree; empty for everything
     * @param permissions words like {@code roadmaps:read}, the same as OAuth scopes
     * @param home the path of the organisation they work in; a role may see more than that
     */
    public record Grant(String path, Set<String> permissions, String home) {
        public Grant {
            permissions = Set.copyOf(permissions);
        }

        /** Of the subtree they work at the root of. */
        public Grant(String path, Set<String> permissions) {
            this(path, permissions, path);
        }
    }

    public Caller {
        grants = List.copyOf(grants);
    }

    /** Everything the caller may do somewhere. */
    public Set<String> permissions() {
        return grants.stream().flatMap(grant -> grant.permissions().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** The roots of the subtrees in which the caller has the permission; an empty array matches nothing. */
    public String[] scope(String permission) {
        return roots(permission).toArray(String[]::new);
    }

    /** The organisations the caller works in with the permission, as paths. */
    public String[] homes(String permission) {
        return grants.stream()
                .filter(grant -> grant.permissions().contains(permission))
                .map(Grant::home)
                .distinct()
                .toArray(String[]::new);
    }

    /** Whether the caller has the permission for what belongs to the organisation with this path. */
    public boolean may(String permission, String path) {
        return roots(permission).anyMatch(root -> root.isEmpty() || path.equals(root) || path.startsWith(root + "."));
    }

    /** What the database shows the caller and lets them change, whatever a query forgets. */
    public DatabaseScope databaseScope(DatabaseScope.@Nullable Change change) {
        List<String> roots =
                grants.stream().map(Grant::path).distinct().sorted().toList();
        return new DatabaseScope(roots.contains("") ? List.of("") : roots, subject, change);
    }

    private Stream<String> roots(String permission) {
        return grants.stream()
                .filter(grant -> grant.permissions().contains(permission))
                .map(Grant::path)
                .distinct();
    }
}
