package org.gei.pisa.api;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@AnalyzeClasses(packages = "org.gei.pisa.api", importOptions = ImportOption.DoNotIncludeTests.class)
class ApiArchitectureTests {

    @ArchTest
    static final ArchRule noJdbc = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..", "org.springframework.jdbc..")
            .because("a blocking driver would hold one of the few threads that serve everybody");

    @ArchTest
    static final ArchRule noBlocking = noClasses()
            .should()
            .callMethodWhere(target(owner(assignableTo(Mono.class).or(assignableTo(Flux.class))))
                    .and(target(nameMatching("block.*|toIterable|toStream"))))
            .because("a stream that is waited for on an event loop stops all streams of that loop");

    @ArchTest
    static final ArchRule noticesCarryNoData = noClasses()
            .that()
            .resideInAPackage("..api.change..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..api.estimate..", "..api.submission..", "..api.forage..")
            .because("a notice says where to look, and nothing else");

    @ArchTest
    static final ArchRule oneFilterForSpring = noClasses()
            .that()
            .resideOutsideOfPackage("..api.filter..")
            .should()
            .implement(WebFilter.class)
            .because("Spring puts operators around each filter for each request; a RequestFilter has none");

    @ArchTest
    static final ArchRule noOtherApplication = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.gei.pisa.batch..", "org.gei.pisa.ui..")
            .because("the applications meet at the warehouse schema, the streams and the operations JSON only");

    @ArchTest
    static final ArchRule noCycles = slices().matching("org.gei.pisa.api.(*)..")
            .should()
            .beFreeOfCycles()
            .because("the package list is to be read in one direction");
}
