package ru.opora.organizations.people;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What may be changed of a person; a field left out stays as it is. */
@Schema(name = "PersonPatch")
record PersonPatch(
        @Nullable @Size(min = 1, max = 300) @Pattern(regexp = "(?s).*\\S.*")
        String name,

        @Nullable @Email @Size(min = 3, max = 254) String email,
        @Nullable @Size(min = 1, max = 300) String position,
        @Nullable @Pattern(regexp = PersonRequest.PHONE) String phone) {}
