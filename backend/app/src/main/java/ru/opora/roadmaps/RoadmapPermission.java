package ru.opora.roadmaps;

/** The permissions of this room: the same words are OAuth scopes of API clients. */
public final class RoadmapPermission {

    public static final String READ = "roadmaps:read";
    /** Import, change and delete drafts. */
    public static final String WRITE = "roadmaps:write";
    /** Approve and bring into force. */
    public static final String APPROVE = "roadmaps:approve";

    private RoadmapPermission() {}
}
