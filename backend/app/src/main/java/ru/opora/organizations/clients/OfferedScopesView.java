package ru.opora.organizations.clients;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What the caller may pass on to an API client of an organisation. */
@Schema(name = "OfferedScopes")
record OfferedScopesView(
        @Schema(example = "[\"roadmaps:read\"]") List<String> scopes) {}
