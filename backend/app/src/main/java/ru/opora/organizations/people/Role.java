package ru.opora.organizations.people;

import static ru.opora.organizations.OrganizationPermission.API_CLIENTS_WRITE;
import static ru.opora.organizations.OrganizationPermission.PARTNERSHIPS_READ;
import static ru.opora.organizations.OrganizationPermission.PARTNERSHIPS_WRITE;
import static ru.opora.organizations.OrganizationPermission.PEOPLE_READ;
import static ru.opora.organizations.OrganizationPermission.PEOPLE_WRITE;
import static ru.opora.organizations.OrganizationPermission.PROGRAMMES_READ;
import static ru.opora.organizations.OrganizationPermission.PROGRAMMES_WRITE;
import static ru.opora.organizations.OrganizationPermission.READ;
import static ru.opora.organizations.OrganizationPermission.WRITE;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import ru.opora.organizations.OrganizationKind;

/** What a person is in an organisation, and by that what they may do in the subtree the role sees. */
enum Role {
    ADMIN(
            WRITE,
            PEOPLE_READ,
            PEOPLE_WRITE,
            API_CLIENTS_WRITE,
            "files:write",
            PROGRAMMES_WRITE,
            PARTNERSHIPS_WRITE,
            "surveys:write",
            "surveys:links",
            "profiles:review",
            "formulas:write",
            "monitoring:write",
            "monitoring:manage",
            "courses:write",
            "courses:enrol",
            "attendance:write",
            "attendance:answer",
            "reports:write",
            "visits:write",
            "webhooks:manage",
            "roadmaps:read",
            "roadmaps:write",
            "roadmaps:approve",
            "reminders:write",
            "audit:read",
            "metrics:read"),
    REGIONAL_COORDINATOR(
            WRITE,
            PEOPLE_READ,
            PEOPLE_WRITE,
            API_CLIENTS_WRITE,
            "files:write",
            PROGRAMMES_WRITE,
            PARTNERSHIPS_WRITE,
            "surveys:write",
            "surveys:links",
            "profiles:review",
            "formulas:write",
            "monitoring:write",
            "monitoring:manage",
            "courses:write",
            "courses:enrol",
            "attendance:write",
            "attendance:answer",
            "reports:write",
            "visits:write",
            "webhooks:manage",
            "roadmaps:read",
            "roadmaps:write",
            "roadmaps:approve",
            "checkpoints:report",
            "checkpoints:control",
            "reminders:write",
            "audit:read"),
    REGIONAL_METHODIST(
            WRITE,
            PEOPLE_READ,
            PROGRAMMES_WRITE,
            PARTNERSHIPS_WRITE,
            "files:write",
            "surveys:write",
            "surveys:links",
            "profiles:review",
            "formulas:write",
            "monitoring:write",
            "monitoring:manage",
            "courses:write",
            "courses:enrol",
            "attendance:write",
            "attendance:answer",
            "reports:write",
            "visits:write",
            "roadmaps:read",
            "roadmaps:write",
            "checkpoints:report"),
    MUNICIPAL_COORDINATOR(
            WRITE,
            PEOPLE_READ,
            PEOPLE_WRITE,
            API_CLIENTS_WRITE,
            "files:write",
            PARTNERSHIPS_WRITE,
            "surveys:write",
            "surveys:links",
            "profiles:review",
            "monitoring:write",
            "courses:write",
            "courses:enrol",
            "attendance:write",
            "attendance:answer",
            "reports:write",
            "visits:write",
            "webhooks:manage",
            "roadmaps:read",
            "roadmaps:write",
            "roadmaps:approve",
            "checkpoints:report",
            "checkpoints:control",
            "reminders:write",
            "audit:read"),
    CURATOR("files:write", "profiles:review", "visits:write", "attendance:write", "roadmaps:read"),
    SCHOOL_HEAD(
            PEOPLE_READ,
            PEOPLE_WRITE,
            "files:write",
            "surveys:links",
            "monitoring:write",
            "courses:enrol",
            "attendance:answer",
            "reports:write",
            "visits:answer",
            "roadmaps:read",
            "roadmaps:write",
            "roadmaps:approve",
            "checkpoints:report",
            "checkpoints:control",
            "reminders:write"),
    SCHOOL_COORDINATOR(
            PEOPLE_READ,
            "files:write",
            "surveys:links",
            "monitoring:write",
            "courses:enrol",
            "attendance:answer",
            "reports:write",
            "visits:answer",
            "roadmaps:read",
            "roadmaps:write",
            "checkpoints:report"),
    OBSERVER("roadmaps:read");

    private static final String GRANT = "people:grant:";

    /** What every role sees of its subtree, and what all members may do for themselves: follow changes, be told. */
    private static final Set<String> EVERYBODY = Set.of(
            READ,
            PROGRAMMES_READ,
            PARTNERSHIPS_READ,
            "files:read",
            "checkpoints:read",
            "surveys:read",
            "monitoring:read",
            "courses:read",
            "attendance:read",
            "reports:read",
            "visits:read",
            "events:read",
            "notifications:read",
            "notifications:write");

    private final Set<String> permissions;

    Role(String... permissions) {
        this.permissions = Set.of(permissions);
    }

    /** The permissions of the role inside its subtree, with a word for each role it may grant there. */
    Set<String> permissions() {
        Set<String> all = new LinkedHashSet<>(EVERYBODY);
        all.addAll(permissions);
        all.addAll(words(grantable()));
        return all;
    }

    /** The roles its holder gives to others and takes from them, inside its subtree; never one above the own. */
    Set<Role> grantable() {
        return switch (this) {
            case ADMIN -> EnumSet.allOf(Role.class);
            case REGIONAL_COORDINATOR -> EnumSet.complementOf(EnumSet.of(ADMIN));
            case MUNICIPAL_COORDINATOR ->
                EnumSet.of(MUNICIPAL_COORDINATOR, CURATOR, SCHOOL_HEAD, SCHOOL_COORDINATOR, OBSERVER);
            case SCHOOL_HEAD -> EnumSet.of(SCHOOL_COORDINATOR);
            default -> EnumSet.noneOf(Role.class);
        };
    }

    /** The permission to grant this role, like {@code people:grant:CURATOR}. */
    String grant() {
        return GRANT + name();
    }

    /** Where the role makes sense; a role of the whole region or municipality cannot be held in a school. */
    boolean fits(OrganizationKind kind) {
        return switch (this) {
            case ADMIN, OBSERVER -> true;
            case REGIONAL_COORDINATOR, REGIONAL_METHODIST, MUNICIPAL_COORDINATOR -> kind != OrganizationKind.SCHOOL;
            case CURATOR, SCHOOL_HEAD, SCHOOL_COORDINATOR -> kind == OrganizationKind.SCHOOL;
        };
    }

    /** Whether it is given by an order, whose number and date go with it. */
    boolean needsOrder() {
        return this == SCHOOL_COORDINATOR;
    }

    /**
     * What a system may do: its token's scopes. One that writes people grants what the coordinator of the organisation
     * it acts for grants; no scope of a token says more.
     */
    static Set<String> permissions(Collection<String> scopes, OrganizationKind kind) {
        Set<String> all = new LinkedHashSet<>(scopes);
        all.removeIf(scope -> scope.startsWith(GRANT));
        if (scopes.contains(PEOPLE_WRITE)) {
            all.addAll(words(
                    switch (kind) {
                        case REGION -> REGIONAL_COORDINATOR.grantable();
                        case MUNICIPALITY -> MUNICIPAL_COORDINATOR.grantable();
                        case SCHOOL -> SCHOOL_HEAD.grantable();
                        default -> Set.<Role>of();
                    }));
        }
        return all;
    }

    private static Collection<String> words(Set<Role> roles) {
        return roles.stream().map(Role::grant).toList();
    }
}
