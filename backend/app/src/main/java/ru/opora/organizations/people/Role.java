package ru.opora.organizations.people;

import static ru.opora.organizations.OrganizationPermission.API_CLIENTS_WRITE;
import static ru.opora.organizations.OrganizationPermission.PEOPLE_READ;
import static ru.opora.organizations.OrganizationPermission.PEOPLE_WRITE;

import java.util.Set;
import ru.opora.organizations.OrganizationPermission;

/** What a person is in an organisation, and by that what they may do in the subtree the role sees. */
enum Role {
    ADMIN(
            OrganizationPermission.READ,
            OrganizationPermission.WRITE,
            PEOPLE_READ,
            PEOPLE_WRITE,
            API_CLIENTS_WRITE,
            "files:read",
            "files:write",
            "roadmaps:read",
            "roadmaps:write",
            "roadmaps:approve"),
    REGIONAL_COORDINATOR(
            OrganizationPermission.READ,
            OrganizationPermission.WRITE,
            PEOPLE_READ,
            API_CLIENTS_WRITE,
            "files:read",
            "files:write",
            "roadmaps:read",
            "roadmaps:write",
            "roadmaps:approve"),
    REGIONAL_METHODIST(
            OrganizationPermission.READ,
            OrganizationPermission.WRITE,
            PEOPLE_READ,
            "files:read",
            "files:write",
            "roadmaps:read",
            "roadmaps:write"),
    MUNICIPAL_COORDINATOR(
            OrganizationPermission.READ,
            OrganizationPermission.WRITE,
            PEOPLE_READ,
            API_CLIENTS_WRITE,
            "files:read",
            "files:write",
            "roadmaps:read",
            "roadmaps:write",
            "roadmaps:approve"),
    CURATOR(OrganizationPermission.READ, "files:read", "files:write", "roadmaps:read"),
    SCHOOL_HEAD(
            OrganizationPermission.READ,
            PEOPLE_READ,
            "files:read",
            "files:write",
            "roadmaps:read",
            "roadmaps:write",
            "roadmaps:approve"),
    SCHOOL_COORDINATOR(
            OrganizationPermission.READ, PEOPLE_READ, "files:read", "files:write", "roadmaps:read", "roadmaps:write"),
    OBSERVER(OrganizationPermission.READ, "files:read", "roadmaps:read");

    private final Set<String> permissions;

    Role(String... permissions) {
        this.permissions = Set.of(permissions);
    }

    /** The permissions of the role inside its subtree. */
    Set<String> permissions() {
        return permissions;
    }
}
