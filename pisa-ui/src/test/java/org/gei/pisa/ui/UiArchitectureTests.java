package org.gei.pisa.ui;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;

@AnalyzeClasses(packages = "org.gei.pisa.ui", importOptions = ImportOption.DoNotIncludeTests.class)
class UiArchitectureTests {

    @ArchTest
    static final ArchRule noDatabase = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "io.r2dbc..", "org.springframework.jdbc..")
            .because("every number comes from the API and the batch: what a page shows, a program can ask for");

    @ArchTest
    static final ArchRule noOtherApplication = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.gei.pisa.batch..", "org.gei.pisa.api..")
            .because("the applications meet at the warehouse schema, the streams and the operations JSON only");

    @ArchTest
    static final ArchRule everyPageSaysWhoMaySeeIt = classes()
            .that()
            .areAnnotatedWith(Route.class)
            .and()
            .haveSimpleNameNotEndingWith("LoginView")
            .should()
            .beAnnotatedWith(PermitAll.class)
            .orShould()
            .beAnnotatedWith(RolesAllowed.class)
            .because("a page without a rule would be for everybody or for nobody");

    @ArchTest
    static final ArchRule shapingKnowsNoComponents = noClasses()
            .that()
            .resideInAPackage("..ui.estimate..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.vaadin..", "reactor..")
            .because("what a chart shows is a pure function of an answer, prepared without a session's lock");

    @ArchTest
    static final ArchRule noCycles = slices().matching("org.gei.pisa.ui.(*)..")
            .should()
            .beFreeOfCycles()
            .because("the package list is to be read in one direction");
}
