package ru.opora.platform.problem;

import io.netty.channel.ChannelException;
import io.netty.channel.unix.Errors;
import io.r2dbc.spi.R2dbcException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebInputException;
import reactor.netty.channel.AbortedException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/** Says of any exception which problem it is. What is not known here is a fault of ours and says nothing of itself. */
final class Problems {

    private Problems() {}

    private record Found(ProblemType type, List<FieldError> errors) {}

    static ProblemException of(Throwable failure) {
        if (failure instanceof ProblemException problem) {
            return problem;
        }
        Found found = find(failure);
        return ProblemException.of(found.type(), found.errors());
    }

    private static Found find(Throwable failure) {
        if (failure instanceof AuthenticationException) {
            return plain(ProblemType.UNAUTHENTICATED);
        }
        if (failure instanceof AccessDeniedException) {
            return plain(ProblemType.FORBIDDEN);
        }
        if (cause(failure, ChannelException.class).isPresent()) { // the request stopped coming
            return plain(ProblemType.REQUEST_TOO_SLOW);
        }
        if (isSenderGone(failure)) { // nobody reads this
            return plain(ProblemType.BAD_REQUEST);
        }
        Optional<JacksonException> json = cause(failure, JacksonException.class);
        if (json.isPresent()) {
            return json(json.get());
        }
        if (failure instanceof ConstraintViolationException violated) {
            return new Found(
                    ProblemType.INVALID_FIELDS,
                    violated.getConstraintViolations().stream()
                            .map(Problems::field)
                            .toList());
        }
        if (cause(failure, DataBufferLimitException.class).isPresent()) {
            return plain(ProblemType.TOO_LARGE);
        }
        return failure instanceof ResponseStatusException status ? request(status) : data(failure);
    }

    /** The caller's own connection; that of the database breaks inside of an exception of its driver. */
    private static boolean isSenderGone(Throwable failure) {
        return failure instanceof SocketException
                || failure instanceof Errors.NativeIoException
                || cause(failure, AbortedException.class).isPresent();
    }

    private static Found request(ResponseStatusException failure) {
        if (failure instanceof WebExchangeBindException bind) {
            return new Found(
                    ProblemType.INVALID_FIELDS,
                    bind.getFieldErrors().stream().map(Problems::field).toList());
        }
        if (failure instanceof HandlerMethodValidationException validation) {
            return new Found(ProblemType.INVALID_FIELDS, parameters(validation));
        }
        if (failure instanceof MissingRequestValueException missing) {
            return new Found(ProblemType.BAD_REQUEST, List.of(FieldError.of("?" + missing.getName(), "REQUIRED")));
        }
        if (failure instanceof ServerWebInputException input) {
            return input(input);
        }
        return plain(byStatus(failure.getStatusCode()));
    }

    private static FieldError field(ConstraintViolation<?> violation) {
        return field(
                violation.getPropertyPath().toString(),
                violation
                        .getConstraintDescriptor()
                        .getAnnotation()
                        .annotationType()
                        .getSimpleName(),
                violation.getMessage());
    }

    private static FieldError field(org.springframework.validation.FieldError error) {
        return field(error.getField(), error.getCode(), error.getDefaultMessage());
    }

    /** @param path as beans are walked through, like {@code rows[2].name} */
    private static FieldError field(String path, @Nullable String annotation, @Nullable String message) {
        String pointer = "/" + path.replace('.', '/').replaceAll("\\[(\\d+)]", "/$1");
        return new FieldError(pointer, constraint(annotation), message == null ? "" : message);
    }

    private static Found input(ServerWebInputException input) {
        String name = input.getMethodParameter() == null
                ? null
                : input.getMethodParameter().getParameterName();
        if (cause(input, DecodingException.class).isPresent() && name != null && name.equals("parts")) {
            return plain(ProblemType.MALFORMED_MULTIPART);
        }
        boolean body = cause(input, DecodingException.class).isPresent() || name == null || "request".equals(name);
        return body
                ? new Found(ProblemType.MALFORMED_JSON, List.of(FieldError.of("", "MALFORMED")))
                : new Found(ProblemType.BAD_REQUEST, List.of(FieldError.of("?" + name, "WRONG_TYPE")));
    }

    private static List<FieldError> parameters(HandlerMethodValidationException validation) {
        List<FieldError> errors = new ArrayList<>();
        for (var result : validation.getParameterValidationResults()) {
            String name = Optional.ofNullable(result.getMethodParameter().getParameterName())
                    .orElse("request");
            if (result instanceof ParameterErrors fields) {
                fields.getFieldErrors().forEach(error -> errors.add(field(error)));
            } else {
                result.getResolvableErrors()
                        .forEach(error -> errors.add(new FieldError(
                                "?" + name,
                                "OUT_OF_RANGE",
                                Optional.ofNullable(error.getDefaultMessage()).orElse(""))));
            }
        }
        return errors;
    }

    private static Found json(JacksonException failure) {
        String pointer = pointer(failure);
        boolean mapped = failure instanceof DatabindException && !pointer.isEmpty();
        return mapped
                ? new Found(ProblemType.INVALID_FIELDS, List.of(FieldError.of(pointer, "WRONG_TYPE")))
                : new Found(ProblemType.MALFORMED_JSON, List.of(FieldError.of(pointer, "MALFORMED")));
    }

    private static String pointer(JacksonException failure) {
        var pointer = new StringBuilder();
        for (var reference : failure.getPath()) {
            pointer.append('/')
                    .append(
                            reference.getPropertyName() != null
                                    ? reference.getPropertyName()
                                    : String.valueOf(reference.getIndex()));
        }
        return pointer.toString();
    }

    private static Found data(Throwable failure) {
        if (failure instanceof OptimisticLockingFailureException) {
            return plain(ProblemType.STALE);
        }
        if (failure instanceof DuplicateKeyException) {
            return plain(ProblemType.ALREADY_EXISTS);
        }
        if (refusedByItsForm(failure)) { // the database does not say which of the values
            return new Found(ProblemType.BAD_REQUEST, List.of(FieldError.of("?", "WRONG_FORMAT")));
        }
        if (failure instanceof DataIntegrityViolationException) {
            return plain(ProblemType.CONFLICT);
        }
        boolean busy = failure instanceof TransientDataAccessException
                || failure instanceof DataAccessResourceFailureException // no connection in time
                || failure instanceof CannotCreateTransactionException
                || failure instanceof RejectedExecutionException;
        return plain(busy ? ProblemType.UNAVAILABLE : ProblemType.INTERNAL);
    }

    /** Class 22 of SQL: the value itself cannot be one of its type, like a NUL in a text or a year beyond the calendar. */
    private static boolean refusedByItsForm(Throwable failure) {
        return cause(failure, R2dbcException.class)
                .map(R2dbcException::getSqlState)
                .filter(state -> state.startsWith("22"))
                .isPresent();
    }

    private static ProblemType byStatus(HttpStatusCode status) {
        return switch (HttpStatus.valueOf(status.value())) {
            case UNAUTHORIZED -> ProblemType.UNAUTHENTICATED;
            case FORBIDDEN -> ProblemType.FORBIDDEN;
            case NOT_FOUND -> ProblemType.NOT_FOUND;
            case METHOD_NOT_ALLOWED -> ProblemType.METHOD_NOT_ALLOWED;
            case NOT_ACCEPTABLE -> ProblemType.NOT_ACCEPTABLE;
            case UNSUPPORTED_MEDIA_TYPE -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
            case CONTENT_TOO_LARGE -> ProblemType.TOO_LARGE;
            case CONFLICT -> ProblemType.CONFLICT;
            case SERVICE_UNAVAILABLE -> ProblemType.UNAVAILABLE;
            default -> status.is4xxClientError() ? ProblemType.BAD_REQUEST : ProblemType.INTERNAL;
        };
    }

    /** Bean Validation's annotation as a stable code of ours. */
    private static String constraint(@Nullable String annotation) {
        return Map.of(
                        "NotNull", "REQUIRED",
                        "NotBlank", "REQUIRED",
                        "NotEmpty", "REQUIRED",
                        "Size", "WRONG_LENGTH",
                        "Min", "OUT_OF_RANGE",
                        "Max", "OUT_OF_RANGE",
                        "Pattern", "WRONG_FORMAT")
                .getOrDefault(Optional.ofNullable(annotation).orElse(""), "INVALID");
    }

    private static Found plain(ProblemType type) {
        return new Found(type, List.of());
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        Throwable at = failure;
        for (int depth = 0; at != null && depth < 20; depth++, at = at.getCause()) {
            if (type.isInstance(at)) {
                return Optional.of(type.cast(at));
            }
        }
        return Optional.empty();
    }
}
