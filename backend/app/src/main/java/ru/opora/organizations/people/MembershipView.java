package ru.opora.organizations.people;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;

/** What a person is in an organisation. */
@Schema(name = "Membership")
record MembershipView(
        UUID id,
        UUID personId,
        String personName,
        Role role,
        OrganizationSummary organization,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {}
