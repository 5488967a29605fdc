package org.l2bench.experiments.knnlml2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.l2bench.core.claim.Quantity.ItemMean;
import org.l2bench.core.claim.Quantity.MetricOf;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Curve;
import org.l2bench.core.experiment.ResultCurves;
import org.l2bench.experiments.knnlml2.trial.MetricNames;
import org.l2bench.experiments.knnlml2.trial.MixtureGrid;
import org.l2bench.experiments.knnlml2.trial.MixtureGrid.Kind;
import org.l2bench.experiments.knnlml2.trial.MixtureGrid.Part;
import org.l2bench.experiments.knnlml2.trial.Settings;
import org.l2bench.experiments.knnlml2.trial.Treatment;
import org.l2bench.testkit.ExperimentContract;
import org.l2bench.testkit.Terms;

class KnnLmL2Test extends ExperimentContract<Settings> {
    private static final KnnLmL2 EXPERIMENT = new KnnLmL2();

    /** Of preset smoke with two seeds, by arm and seed. */
    private final SortedMap<String, SortedMap<Integer, ArmResult>> finished = new TreeMap<>();

    @Override
    protected Terms<Settings> terms() {
        return Terms.of(EXPERIMENT)
                .repeats("w1e-1")
                .resumes("w1e-1")
                .mistaken(Map.of(
                        "penalty.omegas", "1,0",
                        "text.trainingBlocks", "2",
                        "training.clipNorm", "0",
                        "transformer.width", "15"))
                .paperLacks("wikitext-103")
                // Two strengths have no rank correlation; ln p is of items, which are curves.
                .hasNo(Metrics.LAMBDA_RANK, Metrics.LOG_PROBABILITY);
    }

    @BeforeAll
    void runWithTwoSeeds() {
        for (var arm : List.of("w0", "w1e-1")) {
            for (int seed : new int[] {11, 12}) {
                finished.computeIfAbsent(arm, a -> new TreeMap<>()).put(seed, trials().result(smoke(), arm, seed));
            }
        }
    }

    private ArmResult combined(String arm, int seed) {
        return EXPERIMENT.combined(smoke(), finished).get(arm).get(seed);
    }

    /** Lambda by the mean over seeds on A; the number on B is that of the grid there, and that of its windows. */
    @Test
    void choicesAreMadeOnHalfAByAllSeedsTogether() {
        int best = 0;
        for (int lambda = 1; lambda < MixtureGrid.LAMBDAS.size(); lambda++) {
            best = meanOnA(lambda) < meanOnA(best) ? lambda : best;
        }
        var names = new Metrics(smoke());
        for (int seed : new int[] {11, 12}) {
            var result = combined("w0", seed);
            double nll = result.metrics().get(names.nll(Choice.PLAIN));
            assertThat(result.metrics().get(names.lambda(Choice.PLAIN))).isEqualTo(MixtureGrid.LAMBDAS.get(best));
            var onB = curve(finished.get("w0").get(seed), MixtureGrid.curve(Part.REPORTING, Kind.F, 0));
            assertThat(nll).isEqualTo(onB.y().get(best));
            double ofWindows = curve(result, CurveNames.windows(Choice.PLAIN)).y().stream()
                            .mapToDouble(Double::doubleValue)
                            .sum()
                    / 64;
            assertThat(ofWindows).isCloseTo(nll, within(1e-6));
            double lm = finished.get("w0").get(seed).metrics().get(MetricNames.LM_B);
            assertThat(result.metrics().get(names.gain(Choice.PLAIN))).isCloseTo(lm - nll, within(1e-12));
        }
    }

    private static Curve curve(ArmResult result, String name) {
        return result.curve(name).orElseThrow();
    }

    private double meanOnA(int lambda) {
        return finished.get("w0").values().stream()
                .mapToDouble(r ->
                        curve(r, MixtureGrid.curve(Part.TUNING, Kind.F, 0)).y().get(lambda))
                .average()
                .orElseThrow();
    }

    /** K12: the halves change places in the records; choices follow A, whatever B is. */
    @Test
    void otherNumbersOfHalfBChangeNoChoice() {
        var changed = new TreeMap<String, SortedMap<Integer, ArmResult>>();
        finished.forEach((arm, seeds) -> seeds.forEach((seed, result) -> {
            var curves = ResultCurves.of(result);
            curves.replaceAll((name, curve) -> name.startsWith("nll.B.")
                    ? new Curve(curve.x(), curve.y().stream().map(y -> 10 - y).toList())
                    : curve);
            changed.computeIfAbsent(arm, a -> new TreeMap<>()).put(seed, new ArmResult(result.metrics(), curves));
        }));
        var names = new Metrics(smoke());
        var other = EXPERIMENT.combined(smoke(), changed);
        for (var choice : Choice.values()) {
            assertThat(other.get("w0").get(11).metrics().get(names.lambda(choice)))
                    .isEqualTo(combined("w0", 11).metrics().get(names.lambda(choice)));
        }
        assertThat(other.get("omega*").get(11).metrics().get(Metrics.OMEGA)).isEqualTo(0.1);
    }

    /** At a temperature of the grid the cubic is the grid; between, it is the smooth function that the grid is of. */
    @Test
    void theMatchedTemperatureIsReadOffTheGrid() {
        var w0 = finished.get("w0").get(11);
        var exact = curve(w0, MixtureGrid.curve(Part.REPORTING, Kind.F, 3)).y();
        var read = Match.interpolated(3, e -> curve(w0, MixtureGrid.curve(Part.REPORTING, Kind.F, e)));
        for (int i = 0; i < exact.size(); i++) {
            assertThat(read.y().get(i)).isCloseTo(exact.get(i), within(1e-12));
        }
        var smooth = Match.interpolated(0.2, e -> new Curve(List.of(0.0), List.of(Math.pow(e, 3) - 2.0 * e)));
        assertThat(smooth.y().get(0)).isCloseTo(Math.pow(0.2, 3) - 2 * 0.2, within(1e-9));
        var names = new Metrics(smoke());
        assertThat(combined("w0@match", 11).metrics())
                .containsKeys(Metrics.MATCHED_TAU, names.nll(Choice.PLAIN), names.lambda(Choice.PLAIN));
    }

    /** Half-way between two temperatures, which {@code TrialTest} holds against the exact number. */
    @Test
    void theWeightsHalfWayAreThoseOfTheCubic() {
        assertThat(Match.weights(1.5)).containsExactly(-1 / 16.0, 9 / 16.0, 9 / 16.0, -1 / 16.0);
    }

    @Test
    void claimsNameOnlyWhatRecordsAndCombinationHave() {
        var all = new TreeMap<>(finished);
        var added = EXPERIMENT.combined(smoke(), finished);
        var claims = EXPERIMENT.claims(smoke());
        assertThat(claims).extracting(c -> c.id()).doesNotHaveDuplicates().hasSize(10);
        claims.stream().flatMap(c -> c.rule().quantities().stream()).forEach(quantity -> {
            if (quantity instanceof MetricOf q && !q.metric().equals(Metrics.LAMBDA_RANK)) {
                assertThat(metrics(q.arm(), all, added)).contains(q.metric());
            } else if (quantity instanceof ItemMean q) {
                assertThat(curves(q.arm(), all, added)).contains(q.sums(), q.counts());
            }
        });
    }

    private static Set<String> metrics(
            String arm,
            SortedMap<String, SortedMap<Integer, ArmResult>> all,
            SortedMap<String, SortedMap<Integer, ArmResult>> added) {
        return Stream.of(all, added)
                .filter(results -> results.containsKey(arm))
                .flatMap(results -> results.get(arm).get(11).metrics().keySet().stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> curves(
            String arm,
            SortedMap<String, SortedMap<Integer, ArmResult>> all,
            SortedMap<String, SortedMap<Integer, ArmResult>> added) {
        return Stream.of(all, added)
                .filter(results -> results.containsKey(arm))
                .flatMap(results -> ResultCurves.of(results.get(arm).get(11)).keySet().stream())
                .collect(Collectors.toSet());
    }

    @Test
    void thePresetsAreThoseOfTheSheet() {
        var quick = EXPERIMENT.preset("quick").orElseThrow();
        assertThat(quick.seeds()).containsExactly(11, 12, 13, 14, 15);
        assertThat(quick.settings().penalty().omegas()).containsExactly(0.0, 1e-3, 1e-2, 1e-1);
        assertThat(Treatment.all(quick.settings()).stream().map(Treatment::name))
                .containsExactly("w0", "w1e-3", "w1e-2", "w1e-1");
        assertThat(EXPERIMENT.steps(
                        quick.settings(), EXPERIMENT.arms(quick.settings()).get(0)))
                .isEqualTo(2000);
        var paper = EXPERIMENT.preset("paper").orElseThrow().settings();
        int context = paper.transformer().context();
        assertThat(paper.training().batch() * paper.training().accumulation() * context)
                .isEqualTo(3072 * 3 * 8);
        assertThat(context - paper.search().fresh()).isEqualTo(1536);
        assertThat(EXPERIMENT.paperSettings(paper))
                .filteredOn(s -> s.mark().contains("code") && !s.same())
                .isEmpty();
        var middle = EXPERIMENT.preset("middle-sotu").orElseThrow().settings();
        assertThat(EXPERIMENT.claims(middle)).extracting(c -> c.id()).contains("C5");
        assertThat(Treatment.all(middle)).hasSize(6 + 3 * 5 + 3);
        assertThat(MixtureGrid.LAMBDAS)
                .hasSize(20)
                .startsWith(0.0, 0.05, 0.1, 0.15)
                .endsWith(0.95);
        assertThat(MixtureGrid.EXPONENTS).hasSize(21);
    }
}
