package ru.opora;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.security.access.prepost.PostAuthorize;
import org.springframework.security.access.prepost.PostFilter;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.access.prepost.PreFilter;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.RestController;

/** The arrows of the architecture, and the habits that can be seen in the byte code. */
class StructureTest {

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("ru.opora");

    @Test
    void roomsKeepTheirArrows() {
        // the library's inner packages are its interface; its own arrows are held below
        ApplicationModules.of(OporaApi.class, resideInAPackage("ru.opora.questionnaires.."))
                .verify();
    }

    @Test
    void thePlatformKnowsNoRoom() {
        noClasses()
                .that()
                .resideInAPackage("ru.opora.platform..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "ru.opora.organizations..",
                        "ru.opora.audit..",
                        "ru.opora.notifications..",
                        "ru.opora.roadmaps..",
                        "ru.opora.files..",
                        "ru.opora.launcher..")
                .check(MAIN);
    }

    @Test
    void roomsBesideEachOtherDoNotKnowEachOther() {
        noClasses()
                .that()
                .resideInAPackage("ru.opora.surveys..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ru.opora.roadmaps..")
                .check(MAIN);
        noClasses()
                .that()
                .resideInAPackage("ru.opora.roadmaps..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ru.opora.surveys..")
                .check(MAIN);
        noClasses()
                .that()
                .resideInAnyPackage("ru.opora.courses..", "ru.opora.events..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ru.opora.roadmaps..", "ru.opora.surveys..", "ru.opora.monitoring..")
                .check(MAIN);
    }

    @Test
    void visitsKnowNoRoomBesideThem() {
        noClasses()
                .that()
                .resideInAPackage("ru.opora.visits..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "ru.opora.roadmaps..", "ru.opora.surveys..", "ru.opora.monitoring..", "ru.opora.reports..")
                .check(MAIN);
    }

    @Test
    void organizationsKnowNoRoomAboveThem() {
        noClasses()
                .that()
                .resideInAPackage("ru.opora.organizations..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "ru.opora.audit..", "ru.opora.notifications..", "ru.opora.files..", "ru.opora.roadmaps..")
                .check(MAIN);
    }

    @Test
    void whatServesEveryRoomKnowsOnlyPlatformAndOrganizations() {
        noClasses()
                .that()
                .resideInAnyPackage("ru.opora.audit..", "ru.opora.notifications..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ru.opora.roadmaps..", "ru.opora.launcher..")
                .check(MAIN);
        noClasses()
                .that()
                .resideInAPackage("ru.opora.audit..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ru.opora.notifications..")
                .check(MAIN);
    }

    @Test
    void termsAreAPureLibrary() {
        classes()
                .that()
                .resideInAPackage("ru.opora.terms..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("ru.opora.terms..", "java..", "org.jspecify..")
                .check(MAIN);
    }

    @Test
    void questionnairesAreAPureLibrary() {
        classes()
                .that()
                .resideInAPackage("ru.opora.questionnaires..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "ru.opora.questionnaires..",
                        "java..",
                        "javax.xml.stream..",
                        "org.xml.sax..",
                        "org.jspecify..",
                        "tools.jackson..",
                        "com.google.re2j..",
                        "org.apache.poi..",
                        "de.siegmar.fastcsv..")
                .check(MAIN);
        noClasses()
                .that()
                .resideInAPackage("ru.opora.questionnaires.expressions..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "ru.opora.questionnaires.checking..",
                        "ru.opora.questionnaires.answers..",
                        "ru.opora.questionnaires.scoring..",
                        "ru.opora.questionnaires.xlsforms..")
                .check(MAIN);
    }

    @Test
    void onlyTheLauncherKnowsTheSignInService() {
        noClasses()
                .that(resideInAPackage("ru.opora..")
                        .and(resideInAPackage("ru.opora.launcher..")
                                .or(resideInAPackage("ru.opora.identity.."))
                                .negate()))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ru.opora.identity..")
                .check(MAIN);
        noClasses()
                .that()
                .resideInAPackage("ru.opora.identity..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "ru.opora.launcher..",
                        "ru.opora.platform..",
                        "ru.opora.organizations..",
                        "ru.opora.audit..",
                        "ru.opora.notifications..",
                        "ru.opora.roadmaps..")
                .check(MAIN);
    }

    @Test
    void readersOfDocumentsKnowNeitherTheWebNorTheDatabase() {
        noClasses()
                .that()
                .resideInAnyPackage("ru.opora.platform.documents..", "ru.opora.roadmaps.importing.recognition..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "org.springframework..", "reactor..", "io.r2dbc..", "ru.opora.platform..")
                        .and(resideInAPackage("ru.opora.platform.documents..").negate()))
                .check(MAIN);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        noFields()
                .should()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .orShould()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                .orShould()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("jakarta.annotation.Resource")
                .check(MAIN);
    }

    @Test
    void nothingRecursButByTheJobsOfThePlatform() {
        noClasses()
                .that()
                .resideOutsideOfPackage("ru.opora.identity..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework.scheduling..")
                .because("@Scheduled runs on every node at once; see RecurringJob and Background in platform.jobs")
                .check(MAIN);
    }

    @Test
    void nothingBlocksOrSubscribesButTheLauncher() {
        classes()
                .that()
                .resideOutsideOfPackages("ru.opora.launcher..")
                .and()
                .doNotHaveSimpleName("WholeWrites") // whose work goes on when nobody listens any more
                .should(Habits.notCall(Set.of(
                        "block", "blockFirst", "blockLast", "blockOptional", "subscribe", "toStream", "toIterable")))
                .check(MAIN);
    }

    /** It is heeded nowhere else: {@code SecurityConfiguration} has no other advice. */
    @Test
    void whoMayIsDeclaredOnHandlers() {
        methods()
                .that()
                .areAnnotatedWith(PreAuthorize.class)
                .should()
                .beDeclaredInClassesThat()
                .areAnnotatedWith(RestController.class)
                .check(MAIN);
        noClasses()
                .should()
                .beAnnotatedWith(PreAuthorize.class)
                .orShould()
                .dependOnClassesThat(belongToAnyOf(PostAuthorize.class, PreFilter.class, PostFilter.class))
                .check(MAIN);
    }

    @Test
    void everyPackageHasASentenceAndIsNullMarked() {
        Set<String> without = MAIN.stream()
                .map(JavaClass::getPackage)
                .filter(found -> found.getClasses().stream()
                        .noneMatch(type ->
                                type.getSimpleName().equals("package-info") && type.isAnnotatedWith(NullMarked.class)))
                .map(found -> found.getName())
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        assertThat(without).isEmpty();
    }

    @Test
    void whatIsPublicInARoomIsUsedOutsideItsPackage() {
        classes()
                .that(resideInAPackage("ru.opora.organizations..")
                        .or(resideInAPackage("ru.opora.roadmaps.."))
                        .or(resideInAPackage("ru.opora.files..")))
                .and()
                .areTopLevelClasses()
                .and()
                .arePublic()
                .and()
                .doNotHaveSimpleName("package-info")
                .and()
                .haveSimpleNameNotEndingWith("Permission") // constants: the compiler copies them
                .and()
                .haveSimpleNameNotEndingWith("Impl") // written by MapStruct
                .and()
                .areNotAnnotatedWith(Service.class) // the room's door
                .should(Habits.beUsedOutsideTheirPackage(MAIN))
                .check(MAIN);
    }
}
