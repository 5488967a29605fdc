package org.l2bench.cli;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import org.l2bench.core.worker.Worker;

/** The arrows of the design, and other rules that a reviewer would have to look for. */
@AnalyzeClasses(packages = "org.l2bench", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String CORE = "org.l2bench.core..";
    private static final String DATASETS = "org.l2bench.datasets..";
    private static final String EXPERIMENTS = "org.l2bench.experiments..";
    private static final String REPORTS = "org.l2bench.reports..";
    private static final String CLI = "org.l2bench.cli..";
    private static final String TESTKIT = "org.l2bench.testkit..";
    private static final String LIBTORCH = "org.bytedeco..";

    /** Methods of libtorch's Java classes that return a tensor which belongs to another object. */
    private static final Set<String> VIEWS = Set.of(
            "grad", "mutable_grad", "get", "front", "back", "value", "weight", "bias", "running_mean", "running_var");

    @ArchTest
    static final ArchRule coreKnowsNoOtherModule = noClasses()
            .that()
            .resideInAPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(DATASETS, EXPERIMENTS, REPORTS, CLI);

    @ArchTest
    static final ArchRule dataSetsKnowOnlyCore = noClasses()
            .that()
            .resideInAPackage(DATASETS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(EXPERIMENTS, REPORTS, CLI);

    @ArchTest
    static final ArchRule experimentsKnowOnlyCoreAndDataSets = noClasses()
            .that()
            .resideInAPackage(EXPERIMENTS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(REPORTS, CLI);

    @ArchTest
    static final ArchRule reportsKnowOnlyCore = noClasses()
            .that()
            .resideInAPackage(REPORTS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(DATASETS, EXPERIMENTS, CLI);

    @ArchTest
    static final ArchRule theTestKitKnowsOnlyCore = noClasses()
            .that()
            .resideInAPackage(TESTKIT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(DATASETS, EXPERIMENTS, REPORTS, CLI);

    @ArchTest
    static final ArchRule theProductKnowsNoTestKit = noClasses()
            .that()
            .resideOutsideOfPackage(TESTKIT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(TESTKIT, "org.junit..", "org.assertj..");

    @ArchTest
    static final ArchRule experimentsKnowNothingOfStoreAndWorkers = noClasses()
            .that()
            .resideInAPackage(EXPERIMENTS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.l2bench.core.record..", "org.l2bench.core.worker..");

    @ArchTest
    static final ArchRule reportsAndCommandsDoNotCompute = noClasses()
            .that()
            .resideInAnyPackage(REPORTS, CLI)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(LIBTORCH);

    @ArchTest
    static final ArchRule descriptionsAndRecordsNeedNoLibtorch = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.l2bench.core.setting..",
                    "org.l2bench.core.claim..",
                    "org.l2bench.core.exhibit..",
                    "org.l2bench.core.plan..",
                    "org.l2bench.core.experiment..",
                    "org.l2bench.core.record..",
                    "org.l2bench.core.json..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(LIBTORCH);

    @ArchTest
    static final ArchRule privacyAccountingStandsAlone = classes()
            .that()
            .resideInAPackage("org.l2bench.core.privacy")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.l2bench.core.privacy", "java..", "org.apache.commons.math3..");

    @ArchTest
    static final ArchRule noPackageKnowsOneThatKnowsIt =
            slices().matching("org.l2bench.(**)").should().beFreeOfCycles();

    @ArchTest
    static void theRuleOnCirclesSeesEveryPackage(JavaClasses all) {
        var none = slices().matching("org.l2bench.(**)").should().notDependOnEachOther();
        assertThat(none.evaluate(all).getFailureReport().getDetails())
                .anyMatch(line -> line.startsWith("Slice core.plan depends on Slice core.experiment"));
    }

    @ArchTest
    static final ArchRule viewsOfTensorsAreTakenInOnePackage = noClasses()
            .that(DescribedPredicate.not(resideInAPackage("org.l2bench.core.engine..")))
            .should()
            .callMethodWhere(describe("it returns a tensor that belongs to another object", ArchitectureTest::isView));

    @ArchTest
    static final ArchRule onlyTheCommandLinePrints = noClasses()
            .that(DescribedPredicate.not(resideInAnyPackage(CLI)))
            .and()
            .doNotBelongToAnyOf(Worker.class)
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = noClasses()
            .should()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Test")
            .orShould()
            .haveSimpleNameStartingWith("Abstract");

    @ArchTest
    static final ArchRule everyPackageSaysWhatItIs = classes()
            .should(new ArchCondition<>("be in a package with a package-info") {
                @Override
                public void check(JavaClass item, ConditionEvents events) {
                    var info = "META-INF/l2bench-sources/"
                            + item.getPackageName().replace('.', '/') + "/package-info.java";
                    var there = ArchitectureTest.class.getClassLoader().getResource(info) != null;
                    events.add(
                            new SimpleConditionEvent(item, there, "package " + item.getPackageName() + " lacks one"));
                }
            });

    @ArchTest
    static void theRuleOnViewsSeesThoseThatTheEngineTakes(JavaClasses all) {
        var engine = noClasses()
                .that()
                .resideInAPackage("org.l2bench.core.engine..")
                .should()
                .callMethodWhere(describe("it returns a view", ArchitectureTest::isView));
        assertThat(engine.evaluate(all).hasViolation()).isTrue();
    }

    private static boolean isView(JavaMethodCall call) {
        var target = call.getTarget();
        return target.getOwner().getPackageName().equals("org.bytedeco.pytorch")
                && VIEWS.contains(target.getName())
                && target.getRawReturnType().getName().equals("org.bytedeco.pytorch.Tensor");
    }
}
