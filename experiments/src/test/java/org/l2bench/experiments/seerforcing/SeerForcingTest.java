package org.l2bench.experiments.seerforcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.core.translation.Bleu;
import org.l2bench.core.worker.OutcomeCheck;
import org.l2bench.testkit.ExperimentContract;
import org.l2bench.testkit.Terms;

class SeerForcingTest extends ExperimentContract<Settings> {
    private static final int SEED = 0;
    private static final String KD = Method.KD.arm();

    private final SeerForcing experiment = new SeerForcing();
    private final Settings quick = experiment.preset("quick").orElseThrow().settings();

    @Override
    protected Terms<Settings> terms() {
        return Terms.of(experiment)
                .repeats(KD, Method.ADV.arm())
                .resumes(KD, Method.ADV.arm())
                .mistaken(Map.of(
                        "arms", "plain,kb",
                        "data.sizes", "64,128",
                        "data.longest", "7",
                        "net.width", "18",
                        "training.firstCheckpoint", "6",
                        "transfer.alpha", "1",
                        "search.limit", "0"))
                .paperLacks("multi30k");
    }

    private static List<String> ids(List<Claim> claims) {
        return claims.stream().map(Claim::id).toList();
    }

    @Test
    void quickHasTheSheetsArmsClaimsAndSeeds() {
        var seeds = experiment.preset("quick").orElseThrow().seeds();
        assertThat(seeds).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(experiment.arms(quick))
                .extracting(Arm::name)
                .containsExactly(
                        "plain", "plain-ls", "alpha1", "self", "kd", "l2", "adv", "oracle", "plain-16000", "kd-16000");
        assertThat(ids(experiment.claims(quick))).containsExactly("C0", "C1", "C2", "C7", "C3", "C4", "C5", "C6", "C8");
        assertThat(experiment.arms(quick).stream()
                        .mapToInt(a -> experiment.replicates(quick, a, seeds).size())
                        .sum())
                .isEqualTo(8 * 7 + 2 * 5);
        assertThat(experiment.figures(quick)).hasSize(4);
    }

    @Test
    void whatIsOnDemandComesWithThreeSeedsAndItsClaim() {
        var more = trials().with("quick", Map.of("arms", "plain,alpha1,kd,kd-a0,kd-a025", "data.sizes", "4000,16000"));
        assertThat(experiment.arms(more)).extracting(Arm::name).contains("kd-a025", "plain-4000", "kd-16000");
        var seeds = List.of(0, 1, 2, 3, 4, 5, 6);
        assertThat(experiment.replicates(more, arm(more, "kd-a0"), seeds)).hasSize(3);
        assertThat(experiment.replicates(more, arm(more, KD), seeds)).hasSize(7);
        assertThat(ids(experiment.claims(more))).containsExactly("C1", "C2", "C7", "C3", "C6", "C8");
        assertThat(experiment.claims(more).get(5).rule().formula()).contains("kd-a0");
    }

    private Arm arm(Settings settings, String name) {
        return experiment.arms(settings).stream()
                .filter(a -> a.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void treatmentsAreTheSheets() {
        assertThat(treatment(Method.PLAIN).alpha()).isEqualTo(1);
        assertThat(treatment(Method.PLAIN_LS).smoothing()).isEqualTo(0.2);
        assertThat(treatment(Method.L2).kappa()).isEqualTo(1);
        assertThat(treatment(Method.ADV).kappa()).isEqualTo(0.3);
        assertThat(treatment(Method.KD_A025).alpha()).isEqualTo(0.25);
        assertThat(treatment(Method.KD_A0).hasRatio()).isFalse();
        assertThat(Stream.of(Method.values()).map(this::treatment).filter(t -> t.alpha() != 1))
                .hasSize(11)
                .allMatch(t -> t.transfer() != Treatment.Transfer.NONE);
    }

    private Treatment treatment(Method method) {
        return method.treatment(quick, quick.data().pairs());
    }

    /** Smoke has another net and size: here is quick, trained for a moment, with the sheet's numbers of parameters. */
    @Test
    void everyArmReportsWhatItIsDeclaredFor() {
        var brief = trials().with(
                        "quick",
                        Map.of(
                                "data.sizes", "128",
                                "data.validation", "20",
                                "data.test", "20",
                                "data.searched", "5",
                                "training.steps", "2",
                                "training.every", "1",
                                "training.firstCheckpoint", "1"));
        for (var arm : experiment.arms(brief)) {
            assertThat(OutcomeCheck.problems(experiment, brief, arm.name(), trials().run(brief, arm.name(), SEED)))
                    .as(arm.name())
                    .isEmpty();
        }
        assertThat(Stream.of("plain", "kd", "adv")
                        .map(arm -> trials().result(brief, arm, SEED).metrics().get(MetricNames.TRAINED)))
                .containsExactly(61_568.0, 97_632.0, 98_721.0);
        assertThat(metric(brief, "adv", MetricNames.PARAMETERS)).isEqualTo(61_568);
        assertThat(metric(brief, "plain", MetricNames.NLL)).isCloseTo(Math.log(50), within(1.0));
    }

    private double metric(Settings settings, String arm, String name) {
        return trials().result(settings, arm, SEED).metrics().get(name);
    }

    /** The arms of preset paper on the pairs of preset middle, a few of them. */
    @Test
    void everyArmReportsOnPairsToo() {
        var brief = trials().with(
                        "middle",
                        Map.ofEntries(
                                Map.entry("arms", "plain,plain-ls,alpha1,self,kd,l2,adv"),
                                Map.entry("data.pairs", "200"),
                                Map.entry("data.sizes", "100"),
                                Map.entry("data.validation", "20"),
                                Map.entry("data.test", "20"),
                                Map.entry("data.searched", "3"),
                                Map.entry("data.merges", "100"),
                                Map.entry("net.width", "16"),
                                Map.entry("net.feedForward", "32"),
                                Map.entry("training.tokens", "500"),
                                Map.entry("training.steps", "2"),
                                Map.entry("training.every", "1"),
                                Map.entry("training.firstCheckpoint", "1"),
                                Map.entry("search.limit", "20")));
        for (var arm : experiment.arms(brief)) {
            assertThat(OutcomeCheck.problems(experiment, brief, arm.name(), trials().run(brief, arm.name(), SEED)))
                    .as(arm.name())
                    .isEmpty();
        }
        assertThat(metric(brief, KD, MetricNames.CHANGED)).isZero();
        assertThat(metric(brief, "plain", MetricNames.PAIRS)).isEqualTo(200);
        assertThat(metric(brief, "plain-100", MetricNames.PAIRS)).isEqualTo(100);
        assertThat(trials().result(brief, KD, SEED).curve("examples.reference3"))
                .isPresent();
    }

    @Test
    void noSecondDecoderSeesTheWordThatItIsAskedForOrChangesATranslation() {
        for (var arm : List.of("alpha1", "self", "kd", "l2", "adv")) {
            assertThat(metric(smoke(), arm, MetricNames.LEAK)).as(arm).isZero();
            assertThat(metric(smoke(), arm, MetricNames.CHANGED)).as(arm).isZero();
        }
    }

    @Test
    void armsOfASeedShareDataAndTheFirstStep() {
        assertThat(metric(smoke(), "plain", MetricNames.BAYES_BOTH))
                .isEqualTo(metric(smoke(), KD, MetricNames.BAYES_BOTH))
                .isLessThan(metric(smoke(), "plain-128", MetricNames.BAYES_PAST));
        assertThat(trials().result(smoke(), "alpha1", SEED).curves().get(MetricNames.VALIDATION_PAST))
                .isEqualTo(trials().result(smoke(), "kd-128", SEED).curves().get(MetricNames.VALIDATION_PAST));
    }

    @Test
    void bleuIsThatOfTheCountsInTheRecord() {
        var result = trials().result(smoke(), KD, SEED);
        var counts = BleuTable.counts(result.tables().get(MetricNames.COUNTS));
        assertThat(counts).hasSize(smoke().data().searched());
        assertThat(Bleu.sum(counts).bleu()).isEqualTo(result.metrics().get(MetricNames.BLEU));
    }

    @Test
    void gainsArePlainLessTheArmOnAsManyPairs() {
        var finished = new TreeMap<String, SortedMap<Integer, ArmResult>>();
        for (var arm : List.of("plain", KD, "oracle", "plain-128", "kd-128")) {
            finished.put(arm, new TreeMap<>(Map.of(SEED, trials().result(smoke(), arm, SEED))));
        }
        var combined = experiment.combined(smoke(), finished);
        var gain = combined.get(KD).get(SEED).curves().get(MetricNames.GAIN);
        assertThat(gain.x()).containsExactly(64.0, 128.0);
        assertThat(gain.y().get(1))
                .isEqualTo(metric(smoke(), "plain-128", MetricNames.CALIBRATED)
                        - metric(smoke(), "kd-128", MetricNames.CALIBRATED));
        assertThat(combined.get("oracle")
                        .get(SEED)
                        .curves()
                        .get(MetricNames.GAIN)
                        .x())
                .containsExactly(64.0);
        double low = combined.get(KD).get(SEED).metrics().get(MetricNames.BLEU_LOW);
        assertThat(combined.get(KD).get(SEED).metrics().get(MetricNames.BLEU_HIGH))
                .isGreaterThanOrEqualTo(low);
    }

    @Test
    void whatCannotBeIsNamedWithItsSetting() {
        assertThat(problems("middle", Map.of("arms", "plain,oracle", "data.pairs", "26000")))
                .containsExactly(
                        "data.pairs or sizes, validation and test must be at most 26432 together, the pairs of"
                                + " libreoffice-help-en-de, were 26000, 400, 1000",
                        "arms: oracle needs data.name style-language, of which the optimum is known, was"
                                + " libreoffice-help-en-de");
        assertThat(problems("middle", Map.of("arms", "plain,oracle", "search.limit", "500")))
                .containsExactly(
                        "arms: oracle needs data.name style-language, of which the optimum is known, was"
                                + " libreoffice-help-en-de",
                        "search.limit must be at most data.longest (300), was 500");
        assertThat(problems("paper", Map.of("data.name", "multi31k")))
                .singleElement()
                .asString()
                .contains("multi30k");
        assertThat(problems("smoke", Map.of("training.batch", "65")))
                .containsExactly(
                        "training.batch must be at most 64, the fewest pairs of data.pairs and data.sizes, was 65");
    }

    private List<String> problems(String preset, Map<String, String> changes) {
        return catchThrowableOfType(InvalidSettings.class, () -> trials().with(preset, changes))
                .problems();
    }
}
