package org.gei.pisa.ui;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.gei.pisa.ui", importOptions = ImportOption.DoNotIncludeTests.class)
class UiArchitectureTests {

    @ArchTest
    static final ArchRule noDatabase = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..", "io.r2dbc..")
            .because("what is shown comes from the API, so that everybody sees the same numbers");

    @ArchTest
    static final ArchRule noOtherApplication = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.gei.pisa.batch..", "org.gei.pisa.api..")
            .because("the applications meet at the warehouse schema, the streams and the operations JSON only");

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
