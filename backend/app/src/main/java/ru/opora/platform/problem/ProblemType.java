package ru.opora.platform.problem;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/** Every kind of problem the API answers with. The words stand in messages/problems (Russian) and problems_en under {@link #code()}. */
public enum ProblemType {
    BAD_REQUEST(HttpStatus.BAD_REQUEST),
    MALFORMED_JSON(HttpStatus.BAD_REQUEST),
    MALFORMED_MULTIPART(HttpStatus.BAD_REQUEST),
    INVALID_FIELDS(HttpStatus.UNPROCESSABLE_CONTENT),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED),
    FORBIDDEN(HttpStatus.FORBIDDEN),
    NO_MEMBERSHIP(HttpStatus.FORBIDDEN),
    NOT_FOUND(HttpStatus.NOT_FOUND),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    CONFLICT(HttpStatus.CONFLICT),
    ALREADY_EXISTS(HttpStatus.CONFLICT),
    ILLEGAL_STATE(HttpStatus.CONFLICT),
    HAS_CHILDREN(HttpStatus.CONFLICT),
    SECTION_NOT_EMPTY(HttpStatus.CONFLICT),
    OPEN_COMMENTS(HttpStatus.CONFLICT),
    REMARKS_OPEN(HttpStatus.CONFLICT),
    OPEN_MATCHES(HttpStatus.CONFLICT),
    OPEN_CHECKPOINTS(HttpStatus.CONFLICT),
    DATE_PROPOSAL_OPEN(HttpStatus.CONFLICT),
    AMENDMENT_OUTDATED(HttpStatus.CONFLICT),
    NOTHING_AMENDED(HttpStatus.CONFLICT),
    NOT_AMENDING(HttpStatus.CONFLICT),
    NOT_ADOPTED(HttpStatus.CONFLICT),
    ADOPTED_ROW_GONE(HttpStatus.CONFLICT),
    EMAIL_TAKEN(HttpStatus.CONFLICT),
    PERIODS_OVERLAP(HttpStatus.CONFLICT),
    INVITATION_VOID(HttpStatus.GONE),
    ALREADY_BOUND(HttpStatus.CONFLICT),
    IDEMPOTENCY_KEY_IN_USE(HttpStatus.CONFLICT),
    IDEMPOTENCY_KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT),
    STALE(HttpStatus.PRECONDITION_FAILED),
    PRECONDITION_REQUIRED(HttpStatus.PRECONDITION_REQUIRED),
    FILE_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    FILE_EMPTY(HttpStatus.UNPROCESSABLE_CONTENT),
    FILE_WRONG_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    FILE_ENCRYPTED(HttpStatus.UNPROCESSABLE_CONTENT),
    FILE_MACROS(HttpStatus.UNPROCESSABLE_CONTENT),
    FILE_ARCHIVE_BOMB(HttpStatus.UNPROCESSABLE_CONTENT),
    FILE_XML_ENTITIES(HttpStatus.UNPROCESSABLE_CONTENT),
    FILE_DAMAGED(HttpStatus.UNPROCESSABLE_CONTENT),
    FILE_TOO_COMPLEX(HttpStatus.UNPROCESSABLE_CONTENT),
    FILE_NO_TABLE(HttpStatus.UNPROCESSABLE_CONTENT),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS),
    REQUEST_TOO_SLOW(HttpStatus.REQUEST_TIMEOUT),
    ADDRESS_TOO_LONG(HttpStatus.URI_TOO_LONG),
    HEADERS_TOO_LARGE(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE),
    LIST_WITHOUT_NAMES(HttpStatus.UNPROCESSABLE_CONTENT),
    FILE_NOT_ACCEPTED(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    FILE_NAME_MISMATCH(HttpStatus.UNPROCESSABLE_CONTENT),
    FILE_QUOTA_REACHED(HttpStatus.UNPROCESSABLE_CONTENT),
    RANGE_NOT_SATISFIABLE(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE),
    OWN_REPORT(HttpStatus.FORBIDDEN),
    QUESTIONNAIRE_USED(HttpStatus.CONFLICT),
    QUESTIONNAIRE_NOT_SOUND(HttpStatus.CONFLICT),
    FILE_NOT_A_FORM(HttpStatus.UNPROCESSABLE_CONTENT),
    NO_MAIL(HttpStatus.CONFLICT),
    TOO_MANY_INVITATIONS(HttpStatus.CONFLICT),
    ALREADY_SENT_TODAY(HttpStatus.CONFLICT),
    FACTOR_NOT_HIGH(HttpStatus.CONFLICT),
    FACTOR_NOT_SCORED(HttpStatus.CONFLICT),
    RULE_NOT_PUBLISHED(HttpStatus.CONFLICT),
    NOBODY_ASKED(HttpStatus.CONFLICT),
    ROUND_EMPTY(HttpStatus.CONFLICT),
    ROUND_INCOMPLETE(HttpStatus.CONFLICT),
    ROUNDS_DIFFER(HttpStatus.CONFLICT),
    FORM_LOCKED(HttpStatus.CONFLICT),
    WORKBOOK_NOT_A_FORM(HttpStatus.UNPROCESSABLE_CONTENT),
    NOTHING_ACCEPTED(HttpStatus.CONFLICT),
    COURSE_FULL(HttpStatus.CONFLICT),
    ENROLMENTS_OPEN(HttpStatus.CONFLICT),
    NOBODY_INVITED(HttpStatus.CONFLICT),
    ATTENDANCE_OPEN(HttpStatus.CONFLICT),
    SURVEY_NOT_OPEN(HttpStatus.CONFLICT),
    SURVEY_PAUSED(HttpStatus.CONFLICT),
    QUOTA_REACHED(HttpStatus.CONFLICT),
    NO_CROSS_TABLE_HERE(HttpStatus.FORBIDDEN),
    ALREADY_ANSWERED(HttpStatus.CONFLICT),
    RESPONSE_DIFFERS(HttpStatus.CONFLICT),
    EXTERNAL_ISSUER(HttpStatus.CONFLICT),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR);

    private final HttpStatus status;
    private final String code;

    ProblemType(HttpStatus status) {
        this.status = status;
        this.code = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public HttpStatus status() {
        return status;
    }

    /** The last part of the type and the key of its words, in kebab case. */
    public String code() {
        return code;
    }

    /** The stable type of RFC 9457: {@code urn:opora:problem:} and the code. */
    public URI uri() {
        return URI.create("urn:opora:problem:" + code);
    }
}
