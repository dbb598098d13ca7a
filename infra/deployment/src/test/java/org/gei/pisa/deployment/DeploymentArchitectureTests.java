package org.gei.pisa.deployment;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.gei.pisa.deployment", importOptions = ImportOption.DoNotIncludeTests.class)
class DeploymentArchitectureTests {

    @ArchTest
    static final ArchRule imagesAreMadeOfFiles = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.gei.pisa.batch..",
                    "org.gei.pisa.api..",
                    "org.gei.pisa.ui..",
                    "org.gei.pisa.fieldwork..",
                    "org.gei.pisa.domain..")
            .because("an image is made of what was built, whatever it is");
}
