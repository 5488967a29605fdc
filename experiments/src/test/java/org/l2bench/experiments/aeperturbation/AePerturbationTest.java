package org.l2bench.experiments.aeperturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.worker.OutcomeCheck;
import org.l2bench.testkit.Chance;
import org.l2bench.testkit.ExperimentContract;
import org.l2bench.testkit.Terms;

class AePerturbationTest extends ExperimentContract<Settings> {
    private static final int SEED = 0;
    private static final String DAE = Method.DAE.arm();
    private static final String PERTURB = Method.DAE_PERTURB.arm();

    private final AePerturbation experiment = new AePerturbation();
    private final Settings quick = experiment.preset("quick").orElseThrow().settings();

    @Override
    protected Terms<Settings> terms() {
        return Terms.of(experiment)
                .repeats(PERTURB, Method.GBT.arm())
                .mistaken(Map.of(
                        "arms", "dae,dea",
                        "data.sets", "sonar,fashion-mnist",
                        "data.folds", "1",
                        "net.batch", "0",
                        "reset.afterEpochs", "3,11",
                        "rivals.lambdas", "0.1,0.01",
                        "trees.depths", "5,2"))
                .coversNothing(Method.DNN.arm(), DAE)
                .paperLacks("arcene", "madelon")
                .learns(new Chance(
                        DAE,
                        MetricNames.of(MetricNames.ACC, "sonar"),
                        0.5,
                        0.15,
                        Map.of("net.pretrainingEpochs", "40", "net.epochs", "60")));
    }

    @Test
    void quickHasEveryClaimOfTheSheetAndEveryArm() {
        assertThat(experiment.claims(quick))
                .extracting(Claim::id)
                .containsExactly(
                        "C1", "C2a", "C2b", "C2c", "C3a", "C3b", "C3c", "C4", "C4g", "C5", "C5r", "C6i", "C6l", "C6ii",
                        "C6iii", "C6r", "C7", "C8", "C9", "G");
        assertThat(experiment.arms(quick).stream().filter(a -> !a.isCombined()))
                .extracting(Arm::name)
                .containsExactlyElementsOf(
                        Stream.of(Method.values()).map(Method::arm).toList());
        assertThat(experiment.caveats(quick)).hasSize(3);
        assertThat(experiment.figures(quick)).hasSize(7);
        assertThat(experiment.curveTables(quick)).hasSize(1);
    }

    @Test
    void theCountingRuleAsksForFourOfSixThreeOfFiveAndTwoOfThree() {
        assertThat(Stream.of(6, 5, 3, 2, 1).map(Claims::most)).containsExactly(4, 3, 2, 2, 1);
    }

    @Test
    void tablesHaveTheSizesOfTheSheet() {
        assertThat(quick.data().sets().stream().map(Tables::columnsOf)).containsExactly(60, 34, 751, 57, 64, 100);
        assertThat(quick.data().sets().stream().map(quick.data()::rowsUsed))
                .containsExactly(208, 351, 252, 300, 300, 600);
        assertThat(quick.data().sets().stream().map(Tables::classesOf)).containsExactly(2, 2, 2, 2, 10, 2);
        assertThat(quick.data().factors()).containsExactly("factor-0", "factor-0.5", "factor-0.9");
        assertThat(List.of(quick.net().hiddenOf(751), quick.net().hiddenOf(100)))
                .containsExactly(List.of(256, 128, 64), List.of(64, 32, 16));
    }

    /** Smoke has a table and four arms: here are all, trained for a moment. */
    @Test
    void everyArmReportsOnTheTablesThatItIsDeclaredFor() {
        var brief = with(Map.of(
                "net.pretrainingEpochs", "4",
                "net.epochs", "5",
                "reset.afterEpochs", "1,2,3",
                "trees.trees", "2",
                "data.folds", "2"));
        assertThat(experiment.arms(brief).stream()
                        .filter(a -> a.derivedFrom().isEmpty())
                        .map(Arm::name))
                .allSatisfy(
                        arm -> assertThat(OutcomeCheck.problems(experiment, brief, arm, trials().run(brief, arm, SEED)))
                                .isEmpty());
    }

    private Settings with(Map<String, String> changes) {
        return trials().with("quick", changes);
    }

    @Test
    void aReconstructionIsAboveItsFloor() {
        var metrics = trials().result(smoke(), PERTURB, SEED).metrics();
        assertThat(metrics.get(MetricNames.of(MetricNames.REC_MSE, "sonar")))
                .isGreaterThan(metrics.get(MetricNames.of(MetricNames.REC_FLOOR, "sonar")))
                .isLessThan(1.1);
    }

    @Test
    void theMeanOfAllEventsIsThatOfTheirShares() {
        var metrics = trials().result(smoke(), PERTURB, SEED).metrics();
        double mean = Stream.of(1, 2, 3)
                .mapToDouble(event -> metrics.get(MetricNames.event(event, "sonar")))
                .average()
                .orElseThrow();
        assertThat(metrics.get(MetricNames.of(MetricNames.RUNNING, "sonar"))).isCloseTo(mean, within(1e-12));
    }
}
