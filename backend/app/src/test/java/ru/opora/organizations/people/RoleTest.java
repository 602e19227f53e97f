package ru.opora.organizations.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import ru.opora.organizations.OrganizationKind;

class RoleTest {

    /** Every role against every role: who gives what. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ADMIN                 | ADMIN REGIONAL_COORDINATOR REGIONAL_METHODIST MUNICIPAL_COORDINATOR CURATOR SCHOOL_HEAD SCHOOL_COORDINATOR OBSERVER
            REGIONAL_COORDINATOR  | REGIONAL_COORDINATOR REGIONAL_METHODIST MUNICIPAL_COORDINATOR CURATOR SCHOOL_HEAD SCHOOL_COORDINATOR OBSERVER
            REGIONAL_METHODIST    | ''
            MUNICIPAL_COORDINATOR | MUNICIPAL_COORDINATOR CURATOR SCHOOL_HEAD SCHOOL_COORDINATOR OBSERVER
            CURATOR               | ''
            SCHOOL_HEAD           | SCHOOL_COORDINATOR
            SCHOOL_COORDINATOR    | ''
            OBSERVER              | ''""")
    void grants(Role role, String granted) {
        List<String> expected = granted.isEmpty() ? List.of() : List.of(granted.split(" "));
        assertThat(role.grantable()).extracting(Role::name).containsExactlyInAnyOrderElementsOf(expected);
        for (Role other : Role.values()) {
            assertThat(role.permissions().contains(other.grant())).isEqualTo(expected.contains(other.name()));
        }
    }

    /** Carrying out, controlling and answering a visitor is the business of those in the line; whoever names them stands outside of it. */
    private static final Set<String> OF_THE_LINE = Set.of("checkpoints:report", "checkpoints:control", "visits:answer");

    @ParameterizedTest
    @EnumSource(Role.class)
    void nobodyGrantsMoreThanTheyMay(Role role) {
        for (Role granted : role.grantable()) {
            Set<String> given = new HashSet<>(granted.permissions());
            given.removeAll(OF_THE_LINE);
            assertThat(role.permissions()).containsAll(given);
        }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void whoGrantsMayWritePeople(Role role) {
        assertThat(role.permissions().contains("people:write"))
                .isEqualTo(!role.grantable().isEmpty());
    }

    @Test
    void aSystemGrantsWhatTheCoordinatorOfItsOrganisationGrants() {
        assertThat(Role.permissions(Set.of("people:write"), OrganizationKind.MUNICIPALITY))
                .containsExactlyInAnyOrder(
                        "people:write",
                        "people:grant:MUNICIPAL_COORDINATOR",
                        "people:grant:OBSERVER",
                        "people:grant:CURATOR",
                        "people:grant:SCHOOL_HEAD",
                        "people:grant:SCHOOL_COORDINATOR");
        assertThat(Role.permissions(Set.of("people:read", "people:grant:ADMIN"), OrganizationKind.REGION))
                .containsExactly("people:read");
        assertThat(Role.permissions(Set.of("people:write"), OrganizationKind.OTHER))
                .containsExactly("people:write");
    }

    @Test
    void onlySchoolsHaveSchoolRoles() {
        for (OrganizationKind kind : OrganizationKind.values()) {
            boolean school = kind == OrganizationKind.SCHOOL;
            assertThat(Arrays.stream(Role.values()).filter(role -> role.fits(kind)))
                    .contains(Role.ADMIN, Role.OBSERVER)
                    .containsAnyOf(school ? Role.SCHOOL_HEAD : Role.MUNICIPAL_COORDINATOR)
                    .doesNotContain(school ? Role.REGIONAL_METHODIST : Role.CURATOR);
        }
    }
}
