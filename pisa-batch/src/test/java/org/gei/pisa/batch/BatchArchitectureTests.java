package org.gei.pisa.batch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.gei.pisa.batch", importOptions = ImportOption.DoNotIncludeTests.class)
class BatchArchitectureTests {

    @ArchTest
    static final ArchRule sourceKnowsNoWarehouse = noClasses()
            .that()
            .resideInAPackage("..batch.source..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..batch.warehouse..", "..batch.load..", "..batch.operations..")
            .because("how a source is read must not depend on where its rows go");

    @ArchTest
    static final ArchRule warehouseKnowsNoSource = noClasses()
            .that()
            .resideInAPackage("..batch.warehouse..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..batch.source..", "..batch.load..", "..batch.operations..")
            .because("how rows are written must not depend on where they come from");

    @ArchTest
    static final ArchRule loadKnowsNoOperations = noClasses()
            .that()
            .resideInAPackage("..batch.load..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..batch.partition..",
                    "..batch.operations..",
                    "..batch.account..",
                    "..batch.reconcile..",
                    "..batch.freshness..",
                    "..batch.history..",
                    "..batch.observability..")
            .because("the load runs the same whether or not somebody watches, checks or tidies up");

    @ArchTest
    static final ArchRule noOtherApplication = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.gei.pisa.api..", "org.gei.pisa.ui..")
            .because("the applications meet at the warehouse schema, the streams and the operations JSON only");

    @ArchTest
    static final ArchRule noCycles = slices().matching("org.gei.pisa.batch.(*)..")
            .should()
            .beFreeOfCycles()
            .because("the package list is to be read in one direction");
}
