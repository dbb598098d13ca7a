package org.gei.pisa.fieldwork;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.gei.pisa.fieldwork", importOptions = ImportOption.DoNotIncludeTests.class)
class FieldworkArchitectureTests {

    @ArchTest
    static final ArchRule noApplication = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.gei.pisa.batch..", "org.gei.pisa.api..", "org.gei.pisa.ui..", "org.springframework..")
            .because("fieldwork plays the outside world: it may know no more of the product than a country does");

    @ArchTest
    static final ArchRule populationsAreNumbers = noClasses()
            .that()
            .resideInAnyPackage("..synthetic..", "..replay..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.postgresql..", "..feed..")
            .because("what a response says must not depend on how it gets into a database");

    @ArchTest
    static final ArchRule noCycles = slices().matching("org.gei.pisa.fieldwork.(*)..")
            .should()
            .beFreeOfCycles()
            .because("the package list is to be read in one direction");
}
