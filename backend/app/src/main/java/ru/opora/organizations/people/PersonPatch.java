package ru.opora.organizations.people;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.stream.Stream;
import ru.opora.platform.web.Patch;

/** What may be changed of a person; a field left out stays as it is, null removes it. */
@Schema(name = "PersonPatch")
record PersonPatch(
        @NotNull @Size(min = 1, max = 300) @Pattern(regexp = "(?s).*\\S.*")
        Patch<String> name,

        @Email @Size(min = 3, max = 254) Patch<String> email,
        @Size(min = 1, max = 300) Patch<String> position,
        @Pattern(regexp = PersonRequest.PHONE) Patch<String> phone) {

    static final PersonPatch NO_CONTACTS =
            new PersonPatch(Patch.absent(), Patch.of(null), Patch.of(null), Patch.of(null));

    /** Whether it only removes: so much may be done for whoever has left, too. */
    boolean onlyErases() {
        return !name.isSent()
                && Stream.of(email, position, phone).allMatch(field -> !field.isSent() || field.removes());
    }
}
