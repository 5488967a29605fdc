package org.l2bench.reports.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.l2bench.reports.judge.Tables.differences;
import static org.l2bench.reports.judge.Tables.ofCase;
import static org.l2bench.reports.judge.Tables.read;
import static org.l2bench.reports.judge.Tables.refusals;
import static org.l2bench.reports.judge.Tables.values;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One small table of every form that people's results have, with the right reading. */
class CasesTest {
    private static final String ACCURACY = "accuracy[ridge] - accuracy[plain] > 0";

    @Test
    void runsArePairedByTheirSeedAndNotByTheirPlace() {
        var input = read(
                ofCase("runs-one-row-each"),
                "",
                ACCURACY,
                "test_loss[plain] - test_loss[ridge] > 0",
                "accuracy[plain] - accuracy[constant] > 0");
        assertThat(input.results().arms()).containsExactly("constant", "plain", "ridge");
        assertThat(Stream.of("accuracy", "test_loss")
                        .flatMap(m -> values(input, m).values().stream())
                        .mapToInt(Map::size)
                        .sum())
                .isEqualTo(12);
        assertThat(differences(input, "accuracy", "ridge", "plain")).isEqualTo(Map.of("11", 0.007, "12", 0.017));
        assertThat(input.standing().gaps()).isEmpty();
        assertThat(input.read().facts())
                .anyMatch(f -> f.what().equals("guess") && f.value().equals("--arm model"));
    }

    @Test
    void anArmThatNoClaimNamesIsNamedAndNotRead() {
        var input = read(ofCase("runs-one-row-each"), "", ACCURACY);
        assertThat(input.results().arms()).containsExactly("plain", "ridge");
        assertThat(input.read().facts())
                .anyMatch(f ->
                        f.what().equals("arms that no claim names") && f.value().equals("constant"));
    }

    @Test
    void theRowNumberIsNoMetricByItself() {
        assertThat(Tables.template(ofCase("runs-one-row-each"), ""))
                .contains("accuracy[ridge] - accuracy[plain] reported")
                .contains("test_loss[ridge] - test_loss[plain] reported")
                .doesNotContain("column 1");
    }

    @Test
    void foldsPairWhatSeedsDoNot() {
        var file = ofCase("pair-is-the-fold");
        var input = read(file, "pair = 'fold'", "result[ridge] - result[plain] > 0");
        assertThat(differences(input, "result", "ridge", "plain"))
                .isEqualTo(Map.of("0", 0.014, "1", 0.002, "2", 0.009));
        assertThat(refusals(file, "pair = 'seed'", "result[ridge] - result[plain] > 0"))
                .containsExactly(
                        "claim C1: plain and ridge have no seed in common (plain: 2900000040, 2900000041, 2900000042; ridge: "
                                + "710000310, 710000311, 710000312). Column fold has the same three values in both arms: "
                                + "--pair fold");
        assertThat(read(file, "", "result[ridge] - result[plain] > 0").read().facts())
                .anyMatch(f -> f.value().equals("--pair fold"));
    }

    @Test
    void splitsAreReplicatesAndTheirMeanIsNone() {
        var file = ofCase("splits-as-columns");
        var claim = "test_score[0.01] - test_score[0.0001] > 0";
        var input = read(
                file,
                "arm = 'param_alpha'\npairs-are-columns = 'split(\\d+)_(.*)'",
                claim,
                "test_score[0.001] - test_score[0.1] > 0");
        assertThat(differences(input, "test_score", "0.01", "0.0001"))
                .isEqualTo(Map.of("0", 0.06, "1", 0.01, "2", 0.05));
        assertThat(values(input, "test_score").keySet()).containsExactly("0.0001", "0.001", "0.01", "0.1");
        assertThat(values(input, "test_score").get("0.0001")).isEqualTo(Map.of("0", 0.7, "1", 0.74, "2", 0.72));
        assertThat(input.experiment().knownLimits()).anyMatch(l -> l.contains("overlap in their training rows"));
        assertThat(read(file, "", claim).read().facts())
                .anyMatch(f -> f.value().equals("--pairs-are-columns 'split(\\d+)_(.+)'"));
        assertThat(refusals(
                        file,
                        "arm = 'param_alpha'\npair = 'params'",
                        "mean_test_score[0.01] - mean_test_score[0.1] > 0"))
                .singleElement()
                .asString()
                .startsWith("mean_test_score is the mean of split*_test_score, not a run");
    }

    @Test
    void meansAreRefusedBeforeAnyNumberIsRead() {
        assertThat(refusals(
                        ofCase("means-only"),
                        "arm = ['Training', 'Method']",
                        "Near[plain/ridge] - Near[plain/lasso] > 0"))
                .first()
                .isEqualTo(
                        "Near holds means with deviations (71.20 ± 0.40 in line 2), not single runs. A paired verdict needs "
                                + "one row per run and seed.");
        assertThat(refusals(ofCase("means-only", "table-2.csv"), "", "acc[ridge] - acc[plain] > 0"))
                .containsExactly(
                        "table-2.csv has two header rows (mean, std in line 2): these are summaries, not runs. A paired "
                                + "verdict needs one row per run and seed.");
    }

    @Test
    void nestedNamesHavePointsAndTheLastStepCounts() {
        var file = ofCase("nested-jsonl", "table.jsonl");
        var claim = "env1_out_acc[ridge] - env1_out_acc[plain] > 0";
        var table = "data-set = ['args.dataset', 'args.test_envs']";
        var input = read(file, table, claim);
        assertThat(values(input, "env1_out_acc"))
                .isEqualTo(Map.of("plain", Map.of("0", 0.61, "1", 0.63), "ridge", Map.of("0", 0.66, "1", 0.64)));
        assertThat(differences(input, "env1_out_acc", "ridge", "plain")).isEqualTo(Map.of("0", 0.05, "1", 0.01));
        assertThat(input.read().facts())
                .anyMatch(f -> f.value().equals("--arm args.algorithm"))
                .anyMatch(f -> f.value().equals("--pair args.trial_seed"))
                .anyMatch(f -> f.value().equals("--step step"));
        assertThat(refusals(file, "pair = 'args.seed'", claim))
                .singleElement()
                .asString()
                .contains("have no args.seed in common")
                .endsWith("Column args.trial_seed has the same two values in both arms: --pair args.trial_seed");
    }

    @Test
    void aCurveIsOneValueARun() {
        var file = ofCase("curve-with-gaps");
        var error = "val_error[ridge] - val_error[plain] > 0";
        var loss = "train_loss[ridge] - train_loss[plain] > 0";
        var input = read(file, "", error, loss);
        assertThat(differences(input, "val_error", "ridge", "plain")).isEqualTo(Map.of("1", -0.03, "2", -0.01));
        assertThat(differences(input, "train_loss", "ridge", "plain")).isEqualTo(Map.of("1", 0.08, "2", 0.09));
        assertThat(input.standing().gaps()).isEmpty();
        assertThat(input.standing().complete()).isEqualTo(2);
        assertThat(differences(read(file, "at = 'epoch=1'", loss), "train_loss", "ridge", "plain"))
                .isEqualTo(Map.of("1", 0.05, "2", 0.05));
        assertThat(refusals(file, "at = 'epoch=1'", error)).containsExactly("no value of val_error at epoch 1");
        assertThat(read(file, "step = 'epoch'\nbest = 'least:train_loss'", loss)
                        .remarks()
                        .get("C1"))
                .isEqualTo("at the epoch of each run at which train_loss is least, chosen by its outcome");
    }

    @Test
    void failedRunsAreNamedWithReasonAndSide() {
        var file = ofCase("failed-runs");
        var input = read(file, "", ACCURACY);
        assertThat(differences(input, "accuracy", "ridge", "plain")).isEqualTo(Map.of("1", 0.03, "4", 0.05));
        var lost = "ridge has no accuracy for seeds 2 (line 7: empty, info: Error: out of memory) and 3 (line 8: nan)";
        assertThat(input.remarks().get("C1")).isEqualTo("2 of 4 pairs; " + lost);
        assertThat(refusals(file, "failures = 'refuse'", ACCURACY)).containsExactly("claim C1: " + lost);
    }

    @Test
    void namesAreTextToTheLastCharacter() {
        var input = read(
                ofCase("names-that-look-like-numbers"),
                "",
                "accuracy[2D] - accuracy[2] > 0",
                "accuracy[\"#3 wide\"] - accuracy[NA] > 0");
        assertThat(input.results().arms()).containsExactlyInAnyOrder("2D", "2", "NA", "#3 wide");
        assertThat(differences(input, "accuracy", "2D", "2")).isEqualTo(Map.of("20260930", 0.03, "20260931", 0.04));
        assertThat(differences(input, "accuracy", "#3 wide", "NA"))
                .isEqualTo(Map.of("20260930", 0.11, "20260931", 0.07));
    }

    @Test
    void twoValuesOfOneKeyAreRefusedAndEqualLinesCountOnce() {
        var file = ofCase("repeated-rows");
        assertThat(refusals(file, "arm = 'model'\npair = 'seed'", "accuracy[net] - accuracy[base] > 0"))
                .first()
                .isEqualTo(
                        "net has two values of accuracy for seed 1: 0.71 (line 2) and 0.69 (line 4). The lines differ in "
                                + "aggregator: --arm model,aggregator, or --where aggregator=mean");
        var input = read(
                file,
                "arm = ['model', 'aggregator']\npair = 'seed'",
                "accuracy[net/mean] - accuracy[base/mean] > 0",
                "accuracy[net/max] - accuracy[base/mean] reported");
        assertThat(input.results().arms()).containsExactly("base/mean", "net/max", "net/mean");
        assertThat(differences(input, "accuracy", "net/mean", "base/mean")).isEqualTo(Map.of("1", 0.05, "2", 0.06));
        assertThat(input.read().notes()).containsExactly("line 8 repeats line 7 in every cell: counted once");
    }

    @Test
    void unequalSeedsAreRefusedUnlessTheCommonOnesMayCount() {
        var file = ofCase("unequal-seeds");
        var ridge = "error[ridge] - error[plain] > 0";
        var lasso = "error[lasso] - error[plain] > 0";
        assertThat(refusals(file, "pairs = 'common'", ridge, lasso))
                .containsExactly(
                        "claim C2: lasso (8, 9) and plain (1, 2, 3) have no seed in common and cannot be paired");
        assertThat(refusals(file, "", ridge)).singleElement().asString().contains("only plain: 1; only ridge: 4");
        var input = read(file, "pairs = 'common'", ridge);
        assertThat(differences(input, "error", "ridge", "plain")).isEqualTo(Map.of("2", -0.04, "3", -0.01));
        assertThat(input.remarks().get("C1")).isEqualTo("2 pairs; only plain: 1; only ridge: 4");
    }
}
