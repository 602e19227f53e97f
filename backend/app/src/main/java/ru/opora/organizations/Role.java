package ru.opora.organizations;

import static ru.opora.organizations.OrganizationPermission.PEOPLE_READ;
import static ru.opora.organizations.OrganizationPermission.PEOPLE_WRITE;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person is in an organisation, and by that what they may do in the subtree the role sees. */
enum Role {
    ADMIN(
            OrganizationPermission.READ,
            OrganizationPermission.WRITE,
            PEOPLE_READ,
            PEOPLE_WRITE,
            "roadmaps:read",
            "roadmaps:write",
            "roadmaps:approve",
            "audit:read"),
    REGIONAL_COORDINATOR(
            OrganizationPermission.READ,
            OrganizationPermission.WRITE,
            PEOPLE_READ,
            "roadmaps:read",
            "roadmaps:write",
            "roadmaps:approve",
            "audit:read"),
    REGIONAL_METHODIST(
            OrganizationPermission.READ, OrganizationPermission.WRITE, PEOPLE_READ, "roadmaps:read", "roadmaps:write"),
    MUNICIPAL_COORDINATOR(
            OrganizationPermission.READ,
            OrganizationPermission.WRITE,
            PEOPLE_READ,
            "roadmaps:read",
            "roadmaps:write",
            "roadmaps:approve",
            "audit:read"),
    CURATOR(OrganizationPermission.READ, "roadmaps:read"),
    SCHOOL_HEAD(OrganizationPermission.READ, PEOPLE_READ, "roadmaps:read", "roadmaps:write", "roadmaps:approve"),
    SCHOOL_COORDINATOR(OrganizationPermission.READ, PEOPLE_READ, "roadmaps:read", "roadmaps:write"),
    OBSERVER(OrganizationPermission.READ, "roadmaps:read");

    /** What every member may do for themselves: follow the live stream, be told. */
    private static final Set<String> EVERYBODY = Set.of("events:read", "notifications:read", "notifications:write");

    private final Set<String> permissions;

    Role(String... permissions) {
        this.permissions = Set.of(permissions);
    }

    /** The permissions of the role inside its subtree. */
    Set<String> permissions() {
        return Stream.concat(permissions.stream(), EVERYBODY.stream()).collect(Collectors.toUnmodifiableSet());
    }
}
