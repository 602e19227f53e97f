package ru.opora.organizations;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import ru.opora.platform.web.Patch;

/** A correction of an organisation as it is now: no act, no new version in its history. */
@Schema(name = "OrganizationPatch")
record OrganizationPatch(
        @NotNull @Size(min = 1, max = 500) @Pattern(regexp = "(?s).*\\S.*")
        Patch<String> name,

        @Size(min = 1, max = 200) @Pattern(regexp = "(?s).*\\S.*")
        Patch<String> shortName,

        @NotNull Patch<OrganizationKind> kind,
        @NotNull @TimeZone Patch<String> timeZone,
        @RegisterNumber(RegisterNumber.Register.INN) Patch<String> inn,
        @RegisterNumber(RegisterNumber.Register.OGRN) Patch<String> ogrn,

        @Size(min = 1, max = OrganizationCodes.LONGEST_REGISTRY_CODE) @Pattern(regexp = "\\S(.*\\S)?")
        Patch<String> registryCode,

        Patch<Locality> locality,
        Patch<@Valid ContactsPatch> contacts) {

    /** Corrections of contacts. */
    @Schema(name = "OrganizationContactsPatch")
    record ContactsPatch(
            @Size(min = 1, max = 500) Patch<String> address,

            @Size(max = 100) @Pattern(regexp = Contacts.PHONE)
            Patch<String> phone,

            @Size(max = 320) @Email Patch<String> email,

            @Size(max = 300) @Pattern(regexp = Contacts.WEBSITE)
            Patch<String> website,

            @Size(min = 1, max = 300) Patch<String> head) {

        Contacts of(Contacts now) {
            return new Contacts(
                    address.or(now.address()),
                    phone.or(now.phone()),
                    email.or(now.email()),
                    website.or(now.website()),
                    head.or(now.head()));
        }
    }

    /** The row with what was sent. */
    OrganizationRow of(OrganizationRow now) {
        ContactsPatch changed = contacts.value();
        return new OrganizationRow(
                now.id(),
                now.parentId(),
                now.parentName(),
                now.path(),
                kind.orKeep(now.kind()),
                name.orKeep(now.name()).strip(),
                shortName.or(now.shortName()),
                timeZone.orKeep(now.timeZone()),
                now.state(),
                now.closedOn(),
                now.successorId(),
                inn.or(now.inn()),
                ogrn.or(now.ogrn()),
                registryCode.or(now.registryCode()),
                locality.or(now.locality()),
                contacts.removes() ? Contacts.NONE : changed == null ? now.contacts() : changed.of(now.contacts()),
                now.childCount(),
                now.version(),
                now.updatedAt());
    }
}
