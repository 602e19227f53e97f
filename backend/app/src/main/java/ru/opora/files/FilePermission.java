package ru.opora.files;

/** The permissions of this room: the same words are OAuth scopes of API clients. */
public final class FilePermission {

    public static final String READ = "files:read";
    public static final String WRITE = "files:write";

    private FilePermission() {}
}
