package ru.opora.organizations;

/** The permissions of this room: the same words are OAuth scopes of API clients. */
public final class OrganizationPermission {

    public static final String READ = "organizations:read";
    public static final String WRITE = "organizations:write";
    public static final String PEOPLE_READ = "people:read";
    public static final String PEOPLE_WRITE = "people:write";
    public static final String API_CLIENTS_WRITE = "api-clients:write";

    private OrganizationPermission() {}
}
