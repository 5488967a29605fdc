package org.l2bench.experiments.aeperturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.Handles;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.SeedTree;
import org.l2bench.core.network.Autoencoder;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.regulariser.L1Penalty;
import org.l2bench.core.regulariser.L2Penalty;
import org.l2bench.core.regulariser.ObjectiveTerm;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.setting.Binding;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.train.HeldMask;
import org.l2bench.experiments.aeperturbation.Classification.Trained;
import org.l2bench.experiments.aeperturbation.Pretraining.Plan;
import org.l2bench.experiments.aeperturbation.Pretraining.Resets;

/** Checks 3 to 10 of the sheet, on folds of the quick preset. */
class FoldTrainingTest {
    private static final int SEED = 3;
    private static final DataRoot DATA = new DataRoot(Optional.empty(), Path.of(""));

    private final Settings quick =
            new AePerturbation().preset("quick").orElseThrow().settings();
    private final NetSettings net = quick.net();
    private final PointerScope scope = new PointerScope();

    @AfterEach
    void free() {
        scope.close();
    }

    private static float[] bits(Tensor tensor) {
        return TensorArrays.floats(tensor.detach());
    }

    private static Fold fold(Settings settings, String set) {
        return fold(settings, set, 1);
    }

    private static Fold fold(Settings settings, String set, int fold) {
        var seeds = new SeedTree("ae-perturbation", SEED);
        var table = Tables.of(set, settings.data(), seeds, DATA);
        return Fold.of(table, Fold.folds(table, settings.data().folds(), seeds), fold, set, seeds, Compute.CPU);
    }

    private Plan plan(Resets resets, Strengths strengths, boolean keepsLuckiest) {
        return new Plan(net, quick.reset(), resets, strengths, keepsLuckiest);
    }

    private Pretraining pretrained(Fold fold, Resets resets, Strengths strengths) {
        return Pretraining.endToEnd(fold, plan(resets, strengths, false), Steps.untold(), (done, loss) -> {});
    }

    private List<Double> losses(Fold fold, Resets resets, boolean keepsLuckiest) {
        var losses = new ArrayList<Double>();
        Pretraining.endToEnd(
                fold,
                plan(resets, Strengths.NONE, keepsLuckiest),
                Steps.untold(),
                (done, loss) -> losses.add(loss.item_double()));
        return losses;
    }

    /** Check 3. */
    @Test
    void armsPartAfterTheFirstEventAndNotBefore() {
        var fold = fold(quick, "sonar");
        int steps = (int) (30 * fold.order("", net.batch()).stepsPerEpoch());
        var plain = losses(fold, Resets.NONE, false);
        var small = losses(fold, Resets.SMALL, false);
        var others = List.of(small, losses(fold, Resets.RANDOM, false), losses(fold, Resets.HELD, false));
        for (var arm : others) {
            assertThat(arm.subList(0, steps)).isEqualTo(plain.subList(0, steps));
        }
        var first = others.stream().map(arm -> arm.get(steps)).toList();
        assertThat(first).doesNotContain(plain.get(steps));
        // The held mask acts from the next update on, so one step later.
        assertThat(small.get(steps)).isEqualTo(others.get(2).get(steps));
        assertThat(small.subList(steps + 1, steps + 4))
                .doesNotContainAnyElementsOf(others.get(2).subList(steps + 1, steps + 4));
        assertThat(small.get(steps)).isNotEqualTo(others.get(1).get(steps));
        assertThat(losses(fold, Resets.SMALL, true)).as("dae-minbatch").isEqualTo(small);
    }

    /** Check 4. */
    @Test
    void heldZerosStayAndRegrownOnesDoNot() {
        var fold = fold(quick, "sonar");
        var held = pretrained(fold, Resets.HELD, Strengths.NONE);
        var mask = held.held().orElseThrow();
        double start = Classification.zeros(held.autoencoder().encoder().matrices());
        assertThat(start).isBetween(10.0, 30.0);
        var net = classification(fold, held);
        var masks = mask.of(net.encoder().matrices());
        assertThat(net.trained(Trained.ALL_LAYERS, Optional.of(masks), Steps.untold())
                        .zeros())
                .isGreaterThanOrEqualTo(start);
        var regrown = pretrained(fold, Resets.SMALL, Strengths.NONE);
        assertThat(classification(fold, regrown).trained(Steps.untold()).zeros())
                .isLessThan(5);
    }

    private Classification classification(Fold fold, Pretraining pretraining) {
        var encoder = pretraining.autoencoder().encoder();
        return Classification.of(fold, net, encoder, encoder.layers().size());
    }

    /** Check 4, the rival at equal sparsity, and check 9, frozen encoders. */
    @Test
    void pruningByMagnitudeHasExactlyTheHeldSizeAndAFrozenEncoderDoesNotMove() {
        var fold = fold(quick, "sonar");
        var mask = pretrained(fold, Resets.HELD, Strengths.NONE).held().orElseThrow();
        var plain = pretrained(fold, Resets.NONE, Strengths.NONE);
        var pruned = Trial.pruned(plain, mask);
        var frozen = classification(fold, plain);
        var before = frozen.encoder().parameters().stream()
                .map(p -> p.tensor().detach().clone())
                .toList();
        var matrices = frozen.encoder().matrices();
        for (int i = 0; i < matrices.size(); i++) {
            assertThat(matrices.get(i).size()
                            - matrices.get(i).tensor().count_nonzero().item_long())
                    .isEqualTo(mask.count(i));
        }
        var head =
                frozen.net().matrices().get(matrices.size()).tensor().detach().clone();
        frozen.trained(Trained.HEAD, Optional.of(pruned.of(matrices)), Steps.untold());
        for (int i = 0; i < before.size(); i++) {
            assertThat(bits(frozen.encoder().parameters().get(i).tensor())).isEqualTo(bits(before.get(i)));
        }
        assertThat(bits(frozen.net().matrices().get(matrices.size()).tensor())).isNotEqualTo(bits(head));
    }

    /** Check 5: the gradients that the optimiser adds are those of the sums, by differences; biases have none. */
    @Test
    void penaltiesAreSumsOverMatrices() {
        for (var strengths : List.of(Strengths.l2(0.01), Strengths.l1(0.01))) {
            var parameters = Autoencoder.of(
                            6, List.of(4, 2), fold(quick, "sonar").initial())
                    .whole()
                    .parameters();
            var penalty = strengths.penalties().get(0);
            var doubles = parameters.stream()
                    .map(p ->
                            Parameter.of(p.name(), p.role(), p.tensor().detach().to(torch.ScalarType.Double)))
                    .toList();
            penalty.term(doubles).backward();
            for (var parameter : doubles) {
                var w = parameter.tensor().detach();
                if (parameter.name().endsWith("bias")) {
                    assertThat(parameter.tensor().grad().defined()).isFalse();
                    continue;
                }
                var gradient = Handles.gradient(parameter.tensor());
                Tensor expected = penalty instanceof L2Penalty
                        ? w.mul(new Scalar(0.02))
                        : w.sign().mul(new Scalar(0.01));
                assertThat(gradient.sub(expected).abs().max().item_double()).isLessThan(1e-12);
                assertThat(byDifferences(penalty, doubles, w))
                        .isCloseTo(gradient.view(-1).narrow(0, 0, 1).item_double(), withinPercentage(1e-4));
            }
            assertThat(penalty.selector().name())
                    .isEqualTo(ParameterSelector.weights().name());
            assertThat(penalty).isInstanceOfAny(L1Penalty.class, L2Penalty.class);
        }
    }

    /** The penalty's derivative by the first weight of a matrix, which is farther from 0 than the step. */
    private static double byDifferences(ObjectiveTerm penalty, List<Parameter> parameters, Tensor w) {
        double step = 1e-4;
        var first = w.view(-1).narrow(0, 0, 1);
        assertThat(Math.abs(first.item_double())).isGreaterThan(step);
        first.add_(new Scalar(step));
        double above = penalty.term(parameters).item_double();
        first.sub_(new Scalar(2 * step));
        double below = penalty.term(parameters).item_double();
        first.add_(new Scalar(step));
        return (above - below) / (2 * step);
    }

    /** Check 6. */
    @Test
    void thePublishedStrengthsMakeTheAutoencoderCollapse() {
        var fold = fold(quick, "sonar");
        var rows = fold.train().inputs(Compute.CPU);
        double floor = Autoencoder.errorFloor(rows);
        for (var strengths : List.of(Strengths.l1(0.01), Strengths.l2(0.01))) {
            assertThat(error(pretrained(fold, Resets.NONE, strengths), rows)).isCloseTo(1, within(0.01));
        }
        assertThat(error(pretrained(fold, Resets.NONE, Strengths.NONE), rows)).isGreaterThan(floor);
        assertThat(error(pretrained(fold, Resets.NONE, Strengths.dropout(0.2)), rows))
                .isGreaterThan(floor);
    }

    private static double error(Pretraining pretraining, Tensor rows) {
        return pretraining.autoencoder().reconstructionError(rows);
    }

    /** Check 7. */
    @Test
    void aDeadPublishedNetHasTheLossOfACoinAndAnswersOneClass() {
        var fold = fold(quick, "sonar");
        var dead = Classification.published(fold, net);
        var head = dead.net().layers().get(3).linear().parameters();
        head.forEach(p -> p.tensor().detach().abs_().neg_());
        var rows = fold.train().inputs(Compute.CPU);
        var labels = TensorArrays.of(fold.train().labels());
        var loss = Classification.loss(dead.net().training(rows, Optional.empty()), labels);
        assertThat(loss.item_double()).isCloseTo(0.693147, within(1e-6));
        loss.backward();
        head.forEach(p -> assertThat(Handles.gradient(p.tensor()).abs().max().item_double())
                .isZero());
        assertThat(dead.predicted(fold.test())).containsOnly(0);
    }

    /** Check 8: what is fitted on training rows does not know the others. */
    @Test
    void aTestRowDoesNotMoveTheTrainingRows() {
        var seeds = new SeedTree("ae-perturbation", SEED);
        var table = Tables.of("sonar", quick.data(), seeds, DATA);
        var folds = Fold.folds(table, 5, seeds);
        var before = Fold.of(table, folds, 0, "sonar", seeds, Compute.CPU);
        int test = folds.partition(0).validation()[0];
        var row = table.table().rows()[test];
        Arrays.setAll(row, j -> row[j] + 1e6);
        var after = Fold.of(table, folds, 0, "sonar", seeds, Compute.CPU);
        assertThat(after.train().rows()).isDeepEqualTo(before.train().rows());
        assertThat(after.test().rows()[0]).isNotEqualTo(before.test().rows()[0]);
    }

    /** Check 8: labels that say nothing of the rows are not learnt, by any kind of model. */
    @Test
    void permutedLabelsLeaveChance() {
        var permuted = DATA.with(DataRoot.Content.LABELS_PERMUTED);
        var seeds = new SeedTree("ae-perturbation", SEED);
        var table = Tables.of("sonar", quick.data(), seeds, permuted);
        var folds = Fold.folds(table, 5, seeds);
        var hits = new TreeMap<String, Double>();
        int rows = 0;
        for (int i = 0; i < 5; i++) {
            var fold = Fold.of(table, folds, i, "sonar", seeds, Compute.CPU);
            rows += fold.test().count();
            Map<String, int[]> predicted = Map.of(
                    "dnn",
                            Classification.untrained(fold, net)
                                    .trained(Steps.untold())
                                    .predicted(fold.test()),
                    "dae",
                            classification(fold, pretrained(fold, Resets.NONE, Strengths.NONE))
                                    .trained(Steps.untold())
                                    .predicted(fold.test()),
                    "dae-perturb",
                            classification(fold, pretrained(fold, Resets.SMALL, Strengths.NONE))
                                    .trained(Steps.untold())
                                    .predicted(fold.test()),
                    "gbt", Traditional.boosted(fold, quick.trees()).test(),
                    "ridge", Traditional.ridge(fold, quick.ridge(), 2).test());
            predicted.forEach((arm, classes) -> hits.merge(
                    arm,
                    Findings.accuracy(classes, fold.test().labels())
                            * fold.test().count(),
                    Double::sum));
        }
        double majority = 111.0 / 208;
        double error = Math.sqrt(majority * (1 - majority) / rows);
        int all = rows;
        assertThat(hits)
                .hasSize(5)
                .allSatisfy((arm, right) -> assertThat(right / all).as(arm).isLessThan(majority + 3 * error));
    }

    /** Checks 6, 9 and 10: means over the five folds of a seed. */
    @ParameterizedTest
    @CsvSource({"sonar, 6, 8, 8, 9, 9, 11, 0.74, 0.88", "pd-speech, 9, 11, 12, 14, 15, 17, 0.76, 0.90"})
    void masksErrorsAndAccuraciesLieWhereThePilotFoundThem(
            String set, double a, double b, double c, double d, double e, double f, double least, double most) {
        var events = new double[3];
        double error = 0;
        double accuracy = 0;
        int folds = quick.data().folds();
        for (int i = 0; i < folds; i++) {
            var fold = fold(quick, set, i);
            var perturbed = pretrained(fold, Resets.SMALL, Strengths.NONE);
            for (int event = 0; event < 3; event++) {
                events[event] += 100 * mean(perturbed.shares().get(event)) / folds;
            }
            var plain = pretrained(fold, Resets.NONE, Strengths.NONE);
            error += error(plain, fold.train().inputs(Compute.CPU)) / folds;
            var net = classification(fold, plain).trained(Steps.untold());
            assertThat(Findings.accuracy(
                            net.predicted(fold.train()), fold.train().labels()))
                    .isGreaterThanOrEqualTo(0.97);
            accuracy +=
                    Findings.accuracy(net.predicted(fold.test()), fold.test().labels()) / folds;
        }
        assertThat(events[0]).as("event 1").isBetween(a, b);
        assertThat(events[1]).as("event 2").isBetween(c, d);
        assertThat(events[2]).as("event 3").isBetween(e, f);
        assertThat(error).as("reconstruction error of dae").isBetween(0.60, 0.70);
        assertThat(accuracy).as("accuracy of dae").isBetween(least, most);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    /** The stacked one: each layer on the latent of the final weights before it, six matrices in an event. */
    @Test
    void aStackIsTrainedLayerByLayer() {
        var shorter = with(Map.of("net.pretrainingEpochs", "6", "reset.afterEpochs", "2,4"));
        var fold = fold(shorter, "sonar");
        var plan = new Plan(shorter.net(), shorter.reset(), Resets.SMALL, Strengths.NONE, false);
        var steps = new ArrayList<Long>();
        var stacked = Pretraining.stacked(fold, plan, Steps.untold(), (done, loss) -> steps.add(done));
        assertThat(steps).hasSize(3 * 6 * 3);
        assertThat(stacked.shares()).hasSize(2).allSatisfy(event -> assertThat(event)
                .hasSize(6));
        assertThat(stacked.autoencoder().whole().layers()).hasSize(6);
    }

    private Settings with(Map<String, String> changes) {
        var problems = new Problems();
        var changed = Binding.with(quick, changes, problems);
        problems.throwIfAny();
        return changed;
    }

    /** Of a published dropout arm only the first layer is carried over. */
    @Test
    void thePartialCarryOverLeavesTwoLayersAtRandom() {
        var fold = fold(quick, "sonar");
        var encoder =
                pretrained(fold, Resets.NONE, Strengths.NONE).autoencoder().encoder();
        var partial = Classification.of(fold, net, encoder, 1);
        var fresh = Classification.untrained(fold, net);
        assertThat(bits(partial.net().matrices().get(0).tensor()))
                .isEqualTo(bits(encoder.matrices().get(0).tensor()));
        for (int layer = 1; layer < 4; layer++) {
            assertThat(bits(partial.net().matrices().get(layer).tensor()))
                    .isEqualTo(bits(fresh.net().matrices().get(layer).tensor()));
        }
        assertThat(new HeldMask(partial.net().matrices()).count(0)).isZero();
    }
}
