package ru.opora.organizations;

/** The permissions of this room: the same words are OAuth scopes of API clients. */
public final class OrganizationPermission {

    public static final String READ = "organizations:read";
    public static final String WRITE = "organizations:write";
    public static final String PEOPLE_READ = "people:read";
    public static final String PEOPLE_WRITE = "people:write";
    public static final String API_CLIENTS_WRITE = "api-clients:write";
    /** Programmes and who takes part in them. */
    public static final String PROGRAMMES_READ = "programmes:read";

    public static final String PROGRAMMES_WRITE = "programmes:write";
    public static final String PARTNERSHIPS_READ = "partnerships:read";
    public static final String PARTNERSHIPS_WRITE = "partnerships:write";

    private OrganizationPermission() {}
}
