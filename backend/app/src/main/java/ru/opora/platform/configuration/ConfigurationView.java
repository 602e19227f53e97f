package ru.opora.platform.configuration;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How to sign in here. */
@Schema(name = "Configuration")
public record ConfigurationView(
        @Schema(description = "The OpenID Connect issuer", example = "http://localhost:8080/idp")
        String issuer,

        @Schema(description = "The browser application's client id at the issuer", example = "opora-spa")
        String spaClientId,

        @Schema(description = "The product's version") String version,

        @Schema(description = "Languages of screens and messages", example = "[\"ru\",\"en\"]")
        List<String> languages,

        @Schema(description = "How many bytes a file may have that is sent to /files", example = "26214400")
        long maxFileSize,

        @Nullable @Schema(description = "Accounts of the demonstration; null without demonstration data")
        Demonstration demo) {

    /** The accounts of the demonstration region, which is invented. */
    public record Demonstration(List<User> users, ApiClient apiClient) {}

    /** A person to sign in as. */
    public record User(
            String username,
            String password,
            @Schema(description = "Person's name") String name,
            @Schema(example = "REGIONAL_METHODIST") String role,
            String organization) {}

    /** A system that may read and write everything in the demonstration region. */
    public record ApiClient(String id, String secret) {}
}
