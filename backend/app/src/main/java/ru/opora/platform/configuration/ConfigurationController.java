package ru.opora.platform.configuration;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import ru.opora.platform.files.FilesProperties;
import ru.opora.platform.security.IssuerProperties;

/** The one route that needs no sign-in: it tells how to sign in. */
@RestController
@RequestMapping(path = "/api/v1/configuration", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "configuration", description = "What a client must know before signing in")
class ConfigurationController {

    private final IssuerProperties issuer;
    private final FilesProperties files;
    private final ObjectProvider<DemonstrationAccounts> demonstration;
    private final String version;

    ConfigurationController(
            IssuerProperties issuer,
            FilesProperties files,
            ObjectProvider<DemonstrationAccounts> demonstration,
            ObjectProvider<BuildProperties> build) {
        this.issuer = issuer;
        this.files = files;
        this.demonstration = demonstration;
        BuildProperties known = build.getIfAvailable();
        this.version = known == null || known.getVersion() == null ? "development" : known.getVersion();
    }

    @GetMapping
    @SecurityRequirements
    @Operation(operationId = "getConfiguration", summary = "How to sign in")
    Mono<ConfigurationView> configuration() {
        DemonstrationAccounts accounts = demonstration.getIfAvailable();
        return Mono.just(new ConfigurationView(
                issuer.issuer(),
                issuer.spaClientId(),
                version,
                List.of("ru", "en"),
                files.maxSize().toBytes(),
                accounts == null ? null : accounts.accounts()));
    }
}
