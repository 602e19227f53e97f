package ru.opora.audit;

/** The permissions of this room: the same words are OAuth scopes of API clients. */
public final class AuditPermission {

    /** Entries hold whole rows, drafts too: this is for those who may write all of what is below them. */
    public static final String READ = "audit:read";

    private AuditPermission() {}
}
