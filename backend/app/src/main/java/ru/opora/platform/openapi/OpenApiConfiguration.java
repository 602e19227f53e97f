package ru.opora.platform.openapi;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ru.opora.platform.problem.Problem;
import ru.opora.platform.security.Caller;
import ru.opora.platform.security.Session;

/** The head of the contract, and the places where springdoc's defaults say less than the code does. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    static final String SCHEME = "opora";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, Session.class, java.util.Locale.class);
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info().title("Opora API").version("v1").description("""
                                Roadmaps, surveys and monitoring for schools with low educational outcomes.

                                Errors are RFC 9457 problems with a stable `type`; `Accept-Language: ru` or `en` chooses the words.
                                Lists are keyset pages: send `nextCursor` back as `cursor`. Single records carry an `ETag`; `PATCH` and
                                `DELETE` want it in `If-Match`, and refuse a stale one with the `current` state. `PATCH` bodies are merge
                                patches (RFC 7396): null removes a value. A `POST` with an `Idempotency-Key` does its work once. Every
                                answer names its request in `X-Request-Id`.

                                Limits: 8 MB of JSON, 100 levels deep; 25 MB of file; 8 KB of address, 16 KB of headers; 5 minutes for a
                                request to arrive, 30 seconds of silence in it. Each caller may ask 5,000 times at once and 500 times a
                                second: `RateLimit` says what is left, 429 comes with `Retry-After`."""))
                .servers(List.of(new Server().url("/").description("This installation")))
                .addSecurityItem(new SecurityRequirement().addList(SCHEME))
                .components(new Components().addSecuritySchemes(SCHEME, scheme()));
    }

    @Bean
    GlobalOpenApiCustomizer problems() {
        return api -> {
            ModelConverters.getInstance(true).readAll(Problem.class).forEach(api.getComponents()::addSchemas);
            new ProblemResponses().addTo(api);
        };
    }

    @Bean
    RecordSchemas recordSchemas() {
        return new RecordSchemas();
    }

    private static SecurityScheme scheme() {
        Scopes scopes = new Scopes();
        scopes.addString("organizations:read", "Read organisations");
        scopes.addString("organizations:write", "Add and change organisations");
        scopes.addString("people:read", "Read people and memberships");
        scopes.addString("people:write", "Add people, give and end memberships");
        scopes.addString("programmes:read", "Read programmes and participations");
        scopes.addString("programmes:write", "Add and change programmes, take schools in");
        scopes.addString("partnerships:read", "Read partnerships of schools");
        scopes.addString("partnerships:write", "Pair schools, end partnerships");
        scopes.addString("api-clients:write", "Let systems of third parties in (people only)");
        scopes.addString("files:read", "Read files");
        scopes.addString("files:write", "Upload and delete files");
        scopes.addString("roadmaps:read", "Read roadmaps");
        scopes.addString("roadmaps:write", "Import, change and delete drafts");
        scopes.addString("roadmaps:approve", "Approve roadmaps and bring them into force");
        scopes.addString("checkpoints:read", "Read assignments and checkpoints");
        scopes.addString(
                "checkpoints:report",
                "Report on checkpoints as their executor; a system: for all organisations of its subtree");
        scopes.addString("checkpoints:control", "Accept and return reports");
        scopes.addString("surveys:read", "Read questionnaires, campaigns, response rates and results");
        scopes.addString("surveys:write", "Make questionnaires and campaigns");
        scopes.addString("surveys:links", "Make links for respondents");
        scopes.addString("profiles:review", "Confirm or override computed risk factors");
        scopes.addString("formulas:write", "Make formulas of risk profiles and bring them into force");
        scopes.addString("monitoring:read", "Read assessments, indicators, monitoring rounds and engagement");
        scopes.addString(
                "monitoring:write", "Enter monitoring data, confirm and return what organisations below entered");
        scopes.addString("monitoring:manage", "Define indicators, rules and rounds, and decide by them");
        scopes.addString("courses:read", "Read courses, and teachers of own schools in them");
        scopes.addString("courses:write", "Announce courses, decide who takes part and who has completed");
        scopes.addString("courses:enrol", "Name teachers for courses, and withdraw them");
        scopes.addString("attendance:read", "Read events, and which own schools are invited and came");
        scopes.addString("attendance:write", "Announce events, and say who came");
        scopes.addString("attendance:answer", "Say for schools who comes to events");
        scopes.addString("reports:read", "Read reports that are owed, and what they add up to");
        scopes.addString("reports:write", "Write and submit reports, decide on those from below, say what is owed");
        scopes.addString("visits:read", "Read visits, checklists and recommendations");
        scopes.addString("visits:write", "Plan and make visits in the name of their visitors, recommend and verify");
        scopes.addString("visits:answer", "Acknowledge visits and answer recommendations for schools");
        scopes.addString("webhooks:manage", "Subscribe to what happens, and read what was delivered");
        scopes.addString("reminders:write", "Say when who is reminded");
        scopes.addString("audit:read", "Read the record of changes");
        scopes.addString("events:read", "Follow the live stream");
        // The addresses are those of the bundled issuer; GET /api/v1/configuration names the one in force.
        return new SecurityScheme()
                .type(SecurityScheme.Type.OAUTH2)
                .description(
                        "Bearer tokens of the issuer that GET /api/v1/configuration names. People: authorization code with PKCE. Systems: client credentials.")
                .flows(new OAuthFlows()
                        .authorizationCode(new OAuthFlow()
                                .authorizationUrl("/idp/oauth2/authorize")
                                .tokenUrl("/idp/oauth2/token")
                                .scopes(new Scopes().addString("openid", "Sign in")))
                        .clientCredentials(
                                new OAuthFlow().tokenUrl("/idp/oauth2/token").scopes(scopes)));
    }
}
