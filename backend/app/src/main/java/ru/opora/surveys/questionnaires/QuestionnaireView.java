package ru.opora.surveys.questionnaires;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.questionnaires.xlsforms.XlsFormIssue;

/** A questionnaire with its draft. */
@Schema(name = "Questionnaire")
record QuestionnaireView(
        UUID id,
        OrganizationSummary organization,

        @Schema(description = "Its name for programs") String code,

        @Schema(description = "In its first language") String title,

        @Nullable @Schema(description = "Null: it has none in English")
        String titleEn,

        List<String> languages,
        int questionCount,

        @Schema(description = "The draft, as docs/questionnaires.md says")
        Map<String, Object> definition,

        @Schema(description = "What is wrong with the draft; errors keep it from being used")
        List<Fault> problems,

        @Nullable @Schema(description = "The number of its latest version; null: none was frozen yet")
        Integer latestVersion,

        long version,
        Instant updatedAt,

        @Schema(description = "What the caller may do with it now")
        List<Action> allowedActions) {

    /** The verbs a caller may be allowed. */
    @Schema(name = "QuestionnaireAction")
    enum Action {
        update,
        delete,
        freeze,
        copy
    }

    /** What a list may be narrowed to: usable drafts, others, those that were asked or frozen. */
    @Schema(name = "QuestionnaireState")
    enum State {
        SOUND,
        UNSOUND,
        FROZEN
    }

    /** Whose: those the caller may write, or those from above. */
    @Schema(name = "QuestionnaireOwner")
    enum Owner {
        OWN,
        ABOVE
    }

    /** Something wrong with a definition. */
    @Schema(name = "QuestionnaireProblem")
    record Fault(
            @Schema(description = "JSON pointer into the definition", example = "/sections/0/items/2/relevant")
            String pointer,

            @Schema(description = "Stable code", example = "UNKNOWN_REFERENCE")
            String code,

            @Schema(description = "Whether it keeps the draft from being used; else it is a warning")
            boolean error,

            @Schema(description = "What the words about it name")
            Map<String, String> parameters) {}

    /** A draft from an XLSForm, and what of the file is not in it as it was. */
    @Schema(name = "QuestionnaireImported")
    record Imported(QuestionnaireView questionnaire, List<Issue> issues) {}

    /** Something that did not pass between an XLSForm and a questionnaire as it is. */
    @Schema(name = "XlsFormIssue")
    record Issue(
            @Schema(description = "Stable code", example = "UNSUPPORTED_TYPE")
            String code,

            @Schema(description = "What became of it") Loss loss,

            @Nullable @Schema(description = "Null for the whole file")
            String sheet,

            @Nullable @Schema(description = "From 1, as a spreadsheet shows it; null for the whole sheet")
            Integer row,

            @Nullable @Schema(description = "Header of the column; null for the whole row")
            String column,

            @Schema(
                    description =
                            "What stands there; of UNSOUND the code of a problem of the draft, and what it is about")
            String detail) {

        static Issue of(XlsFormIssue issue) {
            return new Issue(
                    issue.code().name(),
                    Loss.valueOf(issue.code().loss().name()),
                    issue.sheet(),
                    issue.row(),
                    issue.column(),
                    issue.detail());
        }
    }

    /** Everything that does not pass. */
    @Schema(name = "XlsFormIssues")
    record Issues(List<Issue> items) {}

    /** What becomes of something that cannot be said on the other side. */
    @Schema(name = "XlsFormLoss")
    enum Loss {
        REFUSED,
        LEFT_OUT,
        CHANGED,
        TO_MEND,
        NOTHING
    }

    /** A questionnaire in a list. */
    @Schema(name = "QuestionnaireSummary")
    record Summary(
            UUID id,
            OrganizationSummary organization,
            String code,

            @Schema(description = "In its first language") String title,

            @Nullable @Schema(description = "Null: it has none in English")
            String titleEn,

            List<String> languages,
            int questionCount,

            @Schema(description = "Whether nothing keeps the draft from being used")
            boolean sound,

            @Nullable Integer latestVersion,
            long version,
            Instant updatedAt,

            @Schema(description = "What the caller may do with it now")
            List<Action> allowedActions) {}

    /** A version: what is or was asked, for good. */
    @Schema(name = "QuestionnaireVersion")
    record Version(
            UUID id,
            int number,

            @Schema(description = "SHA-256 of the definition in the canonical form of RFC 8785, hexadecimal")
            String hash,

            Instant frozenAt,

            @Nullable @Schema(description = "Null in a list")
            Map<String, Object> definition) {}

    /** The versions of a questionnaire, the latest first. */
    @Schema(name = "QuestionnaireVersions")
    record Versions(List<Version> items) {}

    /** A questionnaire that comes with the product. */
    @Schema(name = "ReadyMadeQuestionnaire")
    record ReadyMade(
            String code,

            @Schema(description = "By language") Map<String, String> title,

            @Schema(description = "By language") Map<String, String> description,
            List<String> languages,
            int questionCount,
            Map<String, Object> definition) {}

    /** The questionnaires that come with the product. */
    @Schema(name = "ReadyMadeQuestionnaires")
    record ReadyMades(List<ReadyMade> items) {}
}
