package ru.opora.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.MethodMetadata;
import org.springframework.security.access.prepost.PreAuthorize;

/** The realm given to operators knows every permission there is: an API client could not be given one it lacks. */
class RealmTest {

    private static final Pattern WORD = Pattern.compile("'([a-zA-Z-]+:[a-zA-Z-]+)'");

    @Test
    void everyPermissionOfAHandlerIsAScopeOfTheRealm() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(
                (type, all) -> type.getAnnotationMetadata().hasAnnotatedMethods(PreAuthorize.class.getName()));

        Set<String> permissions = scanner.findCandidateComponents("ru.opora").stream()
                .map(found -> ((AnnotatedBeanDefinition) found).getMetadata())
                .flatMap(type -> type.getAnnotatedMethods(PreAuthorize.class.getName()).stream())
                .flatMap(method -> WORD.matcher(expression(method)).results())
                .map(match -> match.group(1))
                .collect(Collectors.toUnmodifiableSet());

        assertThat(permissions).contains("organizations:read", "roadmaps:approve");
        assertThat(Keycloak.scopes()).containsAll(permissions).contains("metrics:read");
    }

    private static String expression(MethodMetadata method) {
        return method.getAnnotations().get(PreAuthorize.class).getString("value");
    }
}
