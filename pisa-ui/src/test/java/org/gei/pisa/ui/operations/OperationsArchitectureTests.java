package org.gei.pisa.ui.operations;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.vaadin.flow.router.Route;

@AnalyzeClasses(packages = "org.gei.pisa.ui", importOptions = ImportOption.DoNotIncludeTests.class)
class OperationsArchitectureTests {

    @ArchTest
    static final ArchRule noDatabase = noClasses()
            .that()
            .resideInAPackage("..ui.operations..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.sql..", "javax.sql..", "org.postgresql..", "io.r2dbc..", "org.springframework.jdbc..")
            .because(
                    "what administrators see and do goes through the operations JSON, where it is checked and audited");

    @ArchTest
    static final ArchRule noOtherApplication = noClasses()
            .that()
            .resideInAPackage("..ui.operations..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.gei.pisa.batch..", "org.gei.pisa.api..")
            .because("the applications meet at the warehouse schema, the streams and the operations JSON only");

    @ArchTest
    static final ArchRule partsKnowNoPage = noClasses()
            .that()
            .resideInAPackage("org.gei.pisa.ui.operations")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.gei.pisa.ui.operations.*")
            .because("the pages are built of the common parts, not the other way round");

    @ArchTest
    static final ArchRule pagesKnowNotEachOther = slices().matching("org.gei.pisa.ui.operations.(*)..")
            .should()
            .notDependOnEachOther()
            .because("they meet in the URL: what one page says to another is a link");

    @ArchTest
    static final ArchRule pagesAreHidden = classes()
            .that()
            .areAnnotatedWith(Route.class)
            .and()
            .resideInAPackage("..ui.operations..")
            .should()
            .bePackagePrivate()
            .because("nobody but the router makes a page");

    @ArchTest
    static final ArchRule shellAndFeedKnowNoPage = noClasses()
            .that()
            .resideInAnyPackage("..ui.shell..", "..ui.feed..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..ui.operations..")
            .because("the frame links to pages by path, so that the package list reads in one direction");
}
