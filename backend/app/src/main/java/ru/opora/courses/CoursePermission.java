package ru.opora.courses;

/** The permissions of this room: the same words are OAuth scopes of API clients. */
public final class CoursePermission {

    /** Courses of own subtrees and from above; teachers of own schools in them. */
    public static final String READ = "courses:read";

    /** Announce courses for own schools, decide who takes part and who has completed. */
    public static final String WRITE = "courses:write";

    /** Name teachers of own schools for a course, and withdraw them. */
    public static final String ENROL = "courses:enrol";

    public static final String MAY_READ = "hasAuthority('" + READ + "')";
    public static final String MAY_WRITE = "hasAuthority('" + WRITE + "')";
    public static final String MAY_ENROL = "hasAuthority('" + ENROL + "')";

    private CoursePermission() {}
}
