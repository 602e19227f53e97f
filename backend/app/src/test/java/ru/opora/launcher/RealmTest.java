package ru.opora.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.security.access.prepost.PreAuthorize;

/** The realm given to operators knows every permission there is: an API client could not be given one it lacks. */
class RealmTest {

    private static final Pattern WORD = Pattern.compile("'([a-zA-Z-]+:[a-zA-Z-]+)'");

    @Test
    void everyPermissionOfAHandlerIsAScopeOfTheRealm() {
        Set<String> permissions = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("ru.opora").stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(PreAuthorize.class))
                        .map(RealmTest::expression)
                        .flatMap(expression -> WORD.matcher(expression).results())
                        .map(match -> match.group(1))
                        .collect(Collectors.toUnmodifiableSet());

        assertThat(permissions).contains("organizations:read", "roadmaps:approve");
        assertThat(Keycloak.scopes()).containsAll(permissions).contains("metrics:read");
    }

    private static String expression(JavaMethod method) {
        return method.getAnnotationOfType(PreAuthorize.class).value();
    }
}
