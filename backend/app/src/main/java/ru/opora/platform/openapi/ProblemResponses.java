package ru.opora.platform.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ru.opora.platform.problem.Problem;

/** Adds to every operation the answers it can give besides success, each a problem, and the headers of its success. */
final class ProblemResponses {

    void addTo(OpenAPI api) {
        api.getPaths()
                .forEach((path, item) -> item.readOperationsMap()
                        .forEach((method, operation) -> complete(api, path, method, operation)));
    }

    private static void complete(OpenAPI api, String path, PathItem.HttpMethod method, Operation operation) {
        rename(method, path, operation);
        ApiResponses responses = operation.getResponses();
        responses.values().forEach(ProblemResponses::requestId);
        Map<String, String> problems = new LinkedHashMap<>();
        boolean open =
                operation.getSecurity() != null && operation.getSecurity().isEmpty();
        if (!open) {
            problems.put("401", "Not signed in");
            problems.put("403", "Not permitted");
        }
        if (has(operation, null)) {
            problems.put("400", "The address, a parameter or the body cannot be read");
        }
        if (path.contains("{")) {
            problems.put("404", "There is no such record, or it is not open to the caller");
        }
        if (operation.getRequestBody() != null || has(operation, "query")) {
            problems.put("422", "A field cannot be accepted; errors names it");
        }
        if (operation.getRequestBody() != null) {
            problems.put("413", "Too large");
            problems.put("415", "This media type is not taken");
        }
        if (method != PathItem.HttpMethod.GET && !path.matches(".*/(parse|match)$")) {
            problems.put("409", "The record exists already, or its state does not allow this");
        }
        if (has(operation, "If-Match") || path.endsWith("/reviews")) { // a review says in its body what was seen
            problems.put("412", "The record was changed meanwhile; current holds its state");
            if (method != PathItem.HttpMethod.POST) { // a step can be taken without it
                problems.put("428", "If-Match is missing");
            }
        }
        if (method == PathItem.HttpMethod.POST) {
            operation.addParametersItem(idempotencyKey());
            problems.putIfAbsent("422", "A field cannot be accepted; errors names it");
        }
        problems.put("429", "Too many requests; Retry-After says when to come again");
        problems.put("503", "Too busy, or the database is away; Retry-After says when to come again");
        problems.put("default", "Any other problem");
        problems.forEach((status, description) -> responses.putIfAbsent(status, shared(api, status, description)));
    }

    /** A success says what it is: 201 where something is made, 204 where nothing comes back. */
    private static void rename(PathItem.HttpMethod method, String path, Operation operation) {
        ApiResponses responses = operation.getResponses();
        boolean makes = method == PathItem.HttpMethod.POST
                && !path.matches(
                        ".*/(parse|match|approve|activate|propose|withdraw|resolve|reopen|confirm|renew|rename|move|merge|close|end|invite|leave|return|invitation|batch|renew-secret|disable|schedule|pause|resume|extend|score|revoke|resend|publish|fill|submit|accept|generate|refresh)$");
        if (makes && responses.containsKey("200")) {
            ApiResponse made = responses.remove("200");
            made.setDescription("Made; Location names it");
            made.addHeaderObject("Location", header("Path of the new record"));
            responses.addApiResponse("201", made);
        }
        Optional.ofNullable(responses.get("200")).ifPresent(ok -> ok.setDescription("The record or list asked for"));
        Optional.ofNullable(responses.get("204")).ifPresent(ok -> {
            ok.setDescription("Done");
            ok.setContent(null);
        });
        if ((path.endsWith("}") || path.endsWith("/document")) && method == PathItem.HttpMethod.GET) {
            Optional.ofNullable(responses.get("200"))
                    .ifPresent(ok -> ok.addHeaderObject("ETag", header("Version of the record, for If-Match")));
            responses.addApiResponse("304", new ApiResponse().description("Not changed since If-None-Match"));
        }
        operation.getResponses().remove("default");
    }

    private static Parameter idempotencyKey() {
        return new HeaderParameter()
                .name("Idempotency-Key")
                .required(false)
                .description(
                        "A random value of the client's, like a UUID. Sent again with the same request, it gets the"
                                + " first answer for 24 hours, marked Idempotency-Replayed; with another request it is"
                                + " refused")
                .schema(new StringSchema().minLength(1).maxLength(255).pattern("^[!-~]*$"));
    }

    /** One response for all operations that can give it. */
    private static ApiResponse shared(OpenAPI api, String status, String description) {
        String name = "Problem" + (status.equals("default") ? "" : status);
        api.getComponents().addResponses(name, problem(status, description));
        return new ApiResponse().$ref("#/components/responses/" + name);
    }

    private static ApiResponse problem(String status, String description) {
        MediaType type = new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"));
        ApiResponse response = new ApiResponse()
                .description(description)
                .content(new Content().addMediaType(Problem.MEDIA_TYPE, type));
        requestId(response);
        if (status.equals("429") || status.equals("503")) {
            response.addHeaderObject("Retry-After", header("Seconds to wait"));
        }
        return response;
    }

    private static void requestId(ApiResponse response) {
        response.addHeaderObject("X-Request-Id", header("Id of the request, also in the server's log"));
    }

    private static Header header(String description) {
        return new Header().description(description).schema(new StringSchema());
    }

    private static boolean has(Operation operation, @Nullable String nameOrPlace) {
        if (nameOrPlace == null && operation.getRequestBody() != null) {
            return true;
        }
        return operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(parameter -> nameOrPlace == null || matches(parameter, nameOrPlace));
    }

    private static boolean matches(Parameter parameter, String nameOrPlace) {
        return nameOrPlace.equals(parameter.getName()) || nameOrPlace.equals(parameter.getIn());
    }
}
