package org.gei.pisa.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.gei.pisa.standalone", importOptions = DoNotIncludeTests.class)
class StandaloneArchitectureTests {

    @ArchTest
    static final ArchRule noApplication = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.gei.pisa.batch..", "org.gei.pisa.api..", "org.gei.pisa.ui..", "org.springframework..")
            .because(
                    "the applications are processes of their own: the launcher knows their command lines and settings");

    @ArchTest
    static final ArchRule fewEntrances = classes()
            .that()
            .arePublic()
            .should()
            .haveNameMatching(".*\\.(Pisa|LoadingSystem|Verification|VerifiedSystem)")
            .because("the script calls one class, and that the verification; benchmarks run the half that loads");
}
