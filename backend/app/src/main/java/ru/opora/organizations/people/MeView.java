package ru.opora.organizations.people;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The caller: who they are and what they may do somewhere. */
@Schema(name = "Me")
record MeView(
        @Nullable @Schema(description = "The person's id; null for an API client")
        UUID id,

        String name,
        @Nullable String email,

        @Schema(description = "What the caller is today") List<MembershipView> memberships,

        @Schema(
                description =
                        "Everything the caller may do in some subtree; people:grant:ROLE for each role they may give to others",
                example = "[\"roadmaps:read\"]")
        Set<String> permissions) {}
