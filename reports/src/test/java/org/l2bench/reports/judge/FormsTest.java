package org.l2bench.reports.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.l2bench.reports.judge.Tables.differences;
import static org.l2bench.reports.judge.Tables.read;
import static org.l2bench.reports.judge.Tables.refusals;
import static org.l2bench.reports.judge.Tables.values;
import static org.l2bench.reports.judge.Tables.written;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Further tables of the forms that people's results have, each with the reading that is right. */
class FormsTest {
    @TempDir
    Path folder;

    private Path table(String... lines) {
        return written(folder, "results.csv", lines);
    }

    @Test
    void theLongFormIsReadByMetricAndValue() {
        var file = table(
                "arm,seed,metric,value",
                "a,1,acc,0.5",
                "a,1,loss,2",
                "b,1,acc,0.7",
                "b,1,loss,1",
                "a,2,acc,0.6",
                "b,2,acc,0.65");
        var input = read(file, "", "acc[b] - acc[a] > 0");
        assertThat(differences(input, "acc", "b", "a")).isEqualTo(Map.of("1", 0.2, "2", 0.05));
        assertThat(input.read().facts()).anyMatch(f -> f.value().equals("--metric metric"));
    }

    @Test
    void dataSetsAreJudgedEachByItself() {
        var file = table(
                "dataset,model,seed,acc",
                "pond,a,1,0.1",
                "pond,a,2,0.2",
                "pond,b,1,0.3",
                "pond,b,2,0.3",
                "lake,a,1,0.5",
                "lake,a,2,0.5",
                "lake,b,1,0.4",
                "lake,b,2,0.3");
        var input = read(file, "", "acc[b] - acc[a] > 0");
        assertThat(input.experiment().claims()).extracting(c -> c.id()).containsExactly("C1.pond", "C1.lake");
        assertThat(differences(input, "acc", "b@pond", "a@pond")).isEqualTo(Map.of("1", 0.2, "2", 0.1));
        assertThat(differences(input, "acc", "b@lake", "a@lake")).isEqualTo(Map.of("1", -0.1, "2", -0.2));
    }

    @Test
    void foldsOfSeveralSeedsArePairsTogether() {
        var file = table(
                "model,seed,fold,acc",
                "a,1,0,0.1",
                "a,1,1,0.2",
                "a,2,0,0.3",
                "a,2,1,0.4",
                "b,1,0,0.2",
                "b,1,1,0.4",
                "b,2,0,0.6",
                "b,2,1,0.8");
        var input = read(file, "", "acc[b] - acc[a] > 0");
        assertThat(differences(input, "acc", "b", "a"))
                .isEqualTo(Map.of("1/0", 0.1, "1/1", 0.2, "2/0", 0.3, "2/1", 0.4));
    }

    @Test
    void twoGuessesThatFitAreBothShown() {
        var file = table("model,method,seed,acc", "a,x,1,0.1", "b,y,1,0.2", "a,x,2,0.1", "b,y,2,0.2");
        assertThat(refusals(file, "", "acc[b] - acc[c] > 0"))
                .containsExactly(
                        "two columns may name the arms: model and method; say which: --arm model or --arm method");
        var pairs = table("model,seed,trial,acc", "a,1,0,0.1", "a,2,1,0.1", "b,1,0,0.2", "b,2,1,0.3");
        assertThat(refusals(pairs, "", "acc[b] - acc[a] > 0"))
                .containsExactly(
                        "two columns may be what makes two results a pair: seed and trial; say which: --pair seed or "
                                + "--pair trial");
    }

    @Test
    void seedsAsColumnsArePairs() {
        var file = table("method,seed_1,seed_2", "a,0.5,0.6", "b,0.7,0.65");
        assertThat(differences(read(file, "", "value[b] - value[a] > 0"), "value", "b", "a"))
                .isEqualTo(Map.of("1", 0.2, "2", 0.05));
    }

    @Test
    void armsAsColumnsAreMelted() {
        var file = table("fold;plain;ridge mix", "0;0,5;0,75", "1;0,25;0,5");
        var input = read(
                file,
                "arms-are-columns = true\npair = 'fold'\nvalue = 'accuracy'",
                "accuracy[\"ridge mix\"] - accuracy[plain] > 0");
        assertThat(differences(input, "accuracy", "ridge mix", "plain")).isEqualTo(Map.of("0", 0.25, "1", 0.25));
    }

    @Test
    void armsComeFromTheNamesOfFiles() {
        var one = written(folder, "plain.csv", "seed,acc", "1,0.5", "2,0.6");
        var two = written(folder, "ridge-2.csv", "acc,seed", "0.75,1", "0.8,2");
        var input = read(List.of(one, two), "arm-from = 'file'", "acc[ridge-2] - acc[plain] > 0");
        assertThat(differences(input, "acc", "ridge-2", "plain")).isEqualTo(Map.of("1", 0.25, "2", 0.2));
        assertThat(input.read().facts()).anyMatch(f -> f.value().equals("plain.csv, 2 rows"));
    }

    @Test
    void armAndPairComeFromOneText() {
        var file = table(
                "name,acc", "ridge (Seed 1),0.5", "ridge (Seed 2),0.6", "plain (Seed 1),0.25", "plain (Seed 2),0.5");
        assertThat(refusals(file, "arm = 'name'", "acc[ridge] - acc[plain] > 0"))
                .singleElement()
                .asString()
                .startsWith("each of four arms has one row: ")
                .contains("--arm-pattern");
        var input = read(
                file,
                "arm = 'name'\narm-pattern = '(?<arm>.*) \\(Seed (?<pair>\\d+)\\)'",
                "acc[ridge] - acc[plain] > 0");
        assertThat(differences(input, "acc", "ridge", "plain")).isEqualTo(Map.of("1", 0.25, "2", 0.1));
    }

    @Test
    void oneRowAnArmIsNoRun() {
        assertThat(refusals(table("model,acc", "a,0.5", "b,0.6"), "", "acc[b] - acc[a] > 0"))
                .containsExactly(
                        "each of two arms has one row: these are summaries or single runs. A paired verdict needs one "
                                + "row per run and seed.");
        assertThat(refusals(
                        table("model,dataset,acc", "a,x,0.5", "b,x,0.6", "a,y,0.5", "b,y,0.6"),
                        "",
                        "acc[b] - acc[a] > 0"))
                .singleElement()
                .asString()
                .contains("--pair dataset takes the data sets as pairs, which is another question");
    }

    @Test
    void numbersInBracketsAreSummaries() {
        assertThat(refusals(table("model,seed,acc", "a,1,0.5 (0.1)", "b,1,0.6 (0.2)"), "", "acc[b] - acc[a] > 0"))
                .singleElement()
                .asString()
                .startsWith("acc holds numbers with others in brackets (0.5 (0.1) in line 2)");
        assertThat(refusals(
                        table("model,seed,acc_mean,acc_std", "a,1,5,1", "b,1,6,1"),
                        "",
                        "acc_mean[b] - acc_mean[a] > 0"))
                .singleElement()
                .asString()
                .startsWith("acc_mean is a mean, with its deviation in another column");
    }

    @Test
    void aMeanAmongThePairsIsNone() {
        var file = table("model,fold,acc", "a,0,0.5", "a,1,0.7", "a,mean,0.6", "b,0,0.6", "b,1,0.9", "b,mean,0.75");
        assertThat(refusals(file, "", "acc[b] - acc[a] > 0"))
                .first()
                .asString()
                .contains("the fold \"mean\" (line 4) is a summary")
                .contains("--where 'fold!=mean'");
        assertThat(differences(read(file, "where = 'fold!=mean'", "acc[b] - acc[a] > 0"), "acc", "b", "a"))
                .isEqualTo(Map.of("0", 0.1, "1", 0.2));
    }

    @Test
    void curvesThatEndApartAreRefusedAndAStepCanBeNamed() {
        var file = table(
                "arm,seed,epoch,err",
                "plain,1,1,0.5",
                "plain,1,2,0.4",
                "ridge,1,1,0.5",
                "ridge,1,2,0.3",
                "ridge,1,3,0.2");
        var claim = "err[plain] - err[ridge] > 0";
        assertThat(refusals(file, "", claim))
                .singleElement()
                .asString()
                .startsWith("the runs end at different epochs: plain/1 at 2, ridge/1 at 3");
        assertThat(differences(read(file, "at = 'epoch=2'", claim), "err", "plain", "ridge"))
                .isEqualTo(Map.of("1", 0.1));
    }

    @Test
    void metricsOfACurveMayStandOnDifferentRows() {
        var file = table(
                "arm,seed,step,train_loss,val_acc",
                "a,1,1,0.5,",
                "a,1,1,,0.7",
                "a,1,2,0.4,",
                "a,1,2,,0.8",
                "b,1,1,0.6,",
                "b,1,1,,0.6",
                "b,1,2,0.5,",
                "b,1,2,,0.7");
        var input = read(file, "", "val_acc[a] - val_acc[b] > 0", "train_loss[b] - train_loss[a] > 0");
        assertThat(differences(input, "val_acc", "a", "b")).isEqualTo(Map.of("1", 0.1));
        assertThat(differences(input, "train_loss", "b", "a")).isEqualTo(Map.of("1", 0.1));
    }

    @Test
    void aListOfObjectsIsATableAndDigitsStay() {
        var file = written(
                folder,
                "runs.json",
                "[{\"config\": {\"arm\": \"a\", \"seed\": 10000000000000000001}, \"acc\": 0.5, \"path\": [1, 2]},",
                " {\"config\": {\"arm\": \"b\", \"seed\": 10000000000000000001}, \"acc\": 0.75},",
                " {\"config\": {\"arm\": \"a\", \"seed\": 10000000000000000002}, \"acc\": NaN},",
                " {\"config\": {\"arm\": \"b\", \"seed\": 10000000000000000002}, \"acc\": null}]");
        var input = read(file, "", "acc[b] - acc[a] > 0");
        assertThat(differences(input, "acc", "b", "a")).isEqualTo(Map.of("10000000000000000001", 0.25));
        assertThat(input.remarks().get("C1"))
                .isEqualTo(
                        "1 of 2 pairs; a has no acc for config.seed 10000000000000000002 (line 3: NaN); b has no acc for "
                                + "config.seed 10000000000000000002 (line 4: null)");
    }

    @Test
    void failuresMayLeaveNoPair() {
        var file = table("arm,seed,acc", "a,1,", "a,2,OOM", "b,1,0.5", "b,2,0.6");
        assertThat(refusals(file, "", "acc[b] - acc[a] > 0"))
                .containsExactly(
                        "claim C1: a and b have no whole pair: a has no acc for seeds 1 (line 2: empty) and 2 (line 3: OOM)");
    }

    @Test
    void numbersWithDressAreNumbers() {
        var file = table(
                "arm\tseed\ttime\tshare",
                "a\t1\t1,014.5\t87.5%",
                "a\t2\t+2\t 90 %",
                "b\t1\t1,000,014.5\t88.5%",
                "b\t2\t3e0\t91%");
        var input = read(file, "", "time[b] - time[a] > 0", "share[b] - share[a] > 0");
        assertThat(differences(input, "time", "b", "a")).isEqualTo(Map.of("1", 999000.0, "2", 1.0));
        assertThat(differences(input, "share", "b", "a")).isEqualTo(Map.of("1", 1.0, "2", 1.0));
        assertThat(input.experiment().metric("share").orElseThrow().unit()).isEqualTo("%");
    }

    @Test
    void numbersThatCanBeReadInTwoWaysAreRefused() {
        var claim = "x[b] - x[a] > 0";
        assertThat(refusals(table("arm,seed,x", "a,1,\"1,014\"", "b,1,\"2,014\""), "", claim))
                .containsExactly("1,014 in x (line 2) may be 1014 or 1.014: --decimal . or --decimal ,");
        assertThat(refusals(table("arm,seed,x", "a,1,87.5%", "b,1,88.9"), "", claim))
                .containsExactly("x mixes values with % (87.5%, line 2) and without (88.9, line 3)");
        assertThat(refusals(table("arm,seed,x", "a,1,\"0,5\"", "b,1,0.7", "a,2,7a", "b,2,1"), "", claim))
                .containsExactly(
                        "\"7a\" in x (line 4) is no number",
                        "x mixes decimal points (0.7, line 3) and decimal commas (0,5, line 2)");
        assertThat(values(read(table("arm;seed;x", "a;1;1.014,5", "b;1;2.014"), "", claim), "x"))
                .isEqualTo(Map.of("a", Map.of("1", 1014.5), "b", Map.of("1", 2014.0)));
    }

    @Test
    void roundedSeedsAreRefused() {
        assertThat(refusals(table("arm,seed,x", "a,3.07689e+09,1", "b,3.07689e+09,2"), "", "x[b] - x[a] > 0"))
                .singleElement()
                .asString()
                .startsWith("the seed 3.07689e+09 (line 2) is rounded");
    }

    @Test
    void mistypedNamesAreToldTogetherWithTheNearestKnownOnes() {
        assertThat(refusals(
                        table("arm,seed,accuracy", "plain,1,1", "ridge,1,2"),
                        "arm = 'arm'\npair = 'seed'",
                        "acuracy[rigde] - acuracy[plain] > 0"))
                .containsExactly(
                        "there is no arm \"rigde\"; did you mean ridge?",
                        "there is no metric \"acuracy\"; did you mean accuracy?");
        assertThat(refusals(table("arm,seed,x", "a,1,1", "b,1,2"), "pair = 'sead'", "x[b] - x[a] > 0"))
                .containsExactly("there is no column \"sead\"; did you mean seed?");
        assertThat(refusals(table("arm,seed,x"), "", "x[b] - x[a] > 0"))
                .containsExactly("there are no rows below the header of results.csv");
    }

    @Test
    void aTemplateJudgesTheTableThatItWasMadeFrom() {
        var file = table("model,seed,acc,err", "a,1,0.5,0.5", "a,2,0.6,0.4", "b,1,0.7,0.3", "b,2,0.65,0.35");
        var text = Tables.template(file, "");
        var written = written(folder, "claims.toml", text);
        var claims = ClaimsFile.read(written);
        var input = Judging.input(Tables.request(List.of(file), Optional.of(claims)), claims);
        assertThat(input.experiment().claims()).hasSize(2);
        assertThat(input.read().facts()).noneMatch(f -> f.what().equals("guess"));
        assertThat(Judging.of(Tables.request(List.of(file), Optional.of(claims)))
                        .report()
                        .html())
                .contains("What was read")
                .doesNotContain("The paper");
    }
}
