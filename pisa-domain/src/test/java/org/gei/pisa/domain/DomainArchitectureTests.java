package org.gei.pisa.domain;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packages = "org.gei.pisa.domain", importOptions = ImportOption.DoNotIncludeTests.class)
class DomainArchitectureTests {

    @ArchTest
    static final ArchRule pure = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.gei.pisa.domain..",
                    "java.lang..",
                    "java.util..",
                    "java.io",
                    "java.nio..",
                    "java.time..",
                    "java.security",
                    "org.jspecify.annotations")
            .because("survey statistics must be usable and testable without any framework");

    @ArchTest
    static final ArchRule noClock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .because(
                    "an estimate is a pure function of committed rows: the same rows give the same result at any time");

    @ArchTest
    static final ArchRule noCycles = slices().matching("org.gei.pisa.domain.(*)..")
            .should()
            .beFreeOfCycles()
            .because("the package list is to be read in one direction");
}
