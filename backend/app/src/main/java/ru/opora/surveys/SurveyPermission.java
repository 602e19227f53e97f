package ru.opora.surveys;

/** The permissions of this room: the same words are OAuth scopes of API clients. */
public final class SurveyPermission {

    /** Questionnaires, campaigns, response rates and results. */
    public static final String READ = "surveys:read";

    /** Make questionnaires and campaigns. */
    public static final String WRITE = "surveys:write";

    /** Make links for respondents and revoke them. */
    public static final String LINKS = "surveys:links";

    private SurveyPermission() {}
}
