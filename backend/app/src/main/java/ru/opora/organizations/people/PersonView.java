package ru.opora.organizations.people;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person and their memberships that the caller may see. */
@Schema(name = "Person")
record PersonView(UUID id, String name, @Nullable String email, List<MembershipView> memberships) {}
