package org.gei.pisa.benchmark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.gei.pisa.benchmark", importOptions = DoNotIncludeTests.class)
class BenchmarkArchitectureTests {

    @ArchTest
    static final ArchRule noApplication = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.gei.pisa.batch..", "org.gei.pisa.api..", "org.gei.pisa.ui..")
            .because("the applications are measured as users run them: as processes of their own");

    @ArchTest
    static final ArchRule measureKnowsNoBenchmark = noClasses()
            .that()
            .resideInAPackage("org.gei.pisa.benchmark.measure")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.gei.pisa.domain..", "org.gei.pisa.fieldwork..", "org.gei.pisa.standalone..")
            .because("how something is measured does not depend on what is measured");
}
