package ru.opora;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Stream;

/** What the structure's rules ask of a class, in the words of ArchUnit. */
final class Habits {

    private Habits() {}

    static ArchCondition<JavaClass> notCall(Set<String> methods) {
        return new ArchCondition<>("not call " + methods + " of Reactor") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getAccessesFromSelf().stream()
                        .filter(access -> reactive(access.getTarget()) && methods.contains(access.getName()))
                        .map(JavaAccess::getDescription)
                        .forEach(said -> events.add(SimpleConditionEvent.violated(type, said)));
            }
        };
    }

    private static boolean reactive(AccessTarget target) {
        return target.getOwner().getPackageName().startsWith("reactor.")
                || target.getOwner().getPackageName().startsWith("org.reactivestreams");
    }

    static ArchCondition<JavaClass> beUsedOutsideTheirPackage(JavaClasses all) {
        return new ArchCondition<>("be used outside their package, or named by what is") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!usedElsewhere(type, all) && !namedByApi(type)) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " is public for nobody"));
                }
            }
        };
    }

    private static boolean usedElsewhere(JavaClass type, JavaClasses all) {
        return all.stream()
                .filter(part -> part.equals(type) || part.getName().startsWith(type.getName() + "$"))
                .flatMap(part -> part.getDirectDependenciesToSelf().stream())
                .anyMatch(use -> !use.getOriginClass().getPackageName().equals(type.getPackageName()));
    }

    /** Whether a public method of a public neighbour takes or gives it. */
    private static boolean namedByApi(JavaClass type) {
        return type.getPackage().getClasses().stream()
                .filter(neighbour -> !neighbour.equals(type))
                .filter(neighbour -> neighbour.getModifiers().contains(JavaModifier.PUBLIC))
                .flatMap(neighbour -> neighbour.getMethods().stream())
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .flatMap(
                        method -> Stream.concat(Stream.of(method.getReturnType()), method.getParameterTypes().stream()))
                .anyMatch(named -> named.getAllInvolvedRawTypes().contains(type));
    }
}
