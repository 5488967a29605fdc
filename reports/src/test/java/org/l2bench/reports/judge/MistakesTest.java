package org.l2bench.reports.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.l2bench.reports.judge.Tables.claims;
import static org.l2bench.reports.judge.Tables.differences;
import static org.l2bench.reports.judge.Tables.read;
import static org.l2bench.reports.judge.Tables.refusals;
import static org.l2bench.reports.judge.Tables.request;
import static org.l2bench.reports.judge.Tables.written;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.reports.verdict.State;
import org.l2bench.reports.verdict.Verdict;

/** Roles that contradict one another, claims files with mistakes, and tables that nothing follows from. */
class MistakesTest {
    private static final String CLAIM = "x[b] - x[a] > 0";

    @TempDir
    Path folder;

    private Path table(String... lines) {
        return written(folder, "results.csv", lines);
    }

    private Path fourRuns() {
        return table("arm,seed,x", "a,1,1", "a,2,2", "b,1,2", "b,2,4");
    }

    private Judging.Judged judged(Path file, String... formulas) {
        return Judging.of(request(List.of(file), Optional.of(claims("", formulas))));
    }

    private Verdict verdict(Path file, String formula) {
        return judged(file, formula).report().verdicts().get(0);
    }

    @Test
    void rolesThatExcludeOneAnotherAreAllTold() {
        assertThat(refusals(
                        fourRuns(),
                        "arms-are-columns = true\narm = 'arm'\nmetric = 'seed'\npairs-are-columns = '(.)'\n"
                                + "at = '3'\nbest = 'least:x'\npair = 'arm'",
                        CLAIM))
                .hasSize(6)
                .contains("--arms-are-columns makes every column an arm, --arm names one: give one of them")
                .contains("--at and --best both choose the step that is read: give one of them")
                .contains("column \"arm\" is named as --arm and as --pair");
    }

    @Test
    void whatSaysNothingByItselfIsRefused() {
        assertThat(refusals(fourRuns(), "at = '3'", CLAIM))
                .containsExactly("--at 3 needs the column that counts the steps: --at COLUMN=3");
        assertThat(refusals(fourRuns(), "best = 'least:x'", CLAIM))
                .containsExactly("--best needs the column that counts the steps: --step COLUMN");
        assertThat(refusals(fourRuns(), "value = 'x'", CLAIM))
                .singleElement()
                .asString()
                .startsWith("--value says where a long table has its values, and needs --metric");
    }

    @Test
    void allMistakesOfAClaimsFileAreToldTogether() {
        var file = written(
                folder,
                "claims.toml",
                "titel = 'x'",
                "[table]",
                "arm = 3",
                "where = ['seed']",
                "decimal = ';'",
                "arm-pattern = '(('",
                "pairs = 'some'",
                "[[claims]]",
                "id = 'A'",
                "[[claims]]",
                "id = 'A'",
                "formula = 'x[a] > '",
                "seeds = 0",
                "control = 'yes'",
                "weight = 1");
        var problems = catchThrowableOfType(InvalidSettings.class, () -> ClaimsFile.read(file))
                .problems();
        assertThat(problems).allSatisfy(p -> assertThat(p).startsWith("claims " + file + ": "));
        assertThat(String.join("\n", problems))
                .contains("there is no field \"titel\"; did you mean title?")
                .contains("arm must be a text, was 3")
                .contains("where must be COLUMN=TEXT or COLUMN!=TEXT, was seed")
                .contains("decimal must be . or a comma, was ;")
                .contains("arm-pattern must be a pattern of java.util.regex, was ((")
                .contains("pairs must be equal or common, was some")
                .contains("claim A has no formula")
                .contains("claim A: seeds must be a whole number above 0, was 0")
                .contains("claim A: control must be true or false, was \"yes\"")
                .contains("there is no field \"weight\" in claim A");
    }

    @Test
    void aFileThatIsNoTomlIsToldWithItsLine() {
        var file = written(folder, "claims.toml", "[table]", "arm = = 'x'");
        assertThat(catchThrowableOfType(InvalidSettings.class, () -> ClaimsFile.read(file))
                        .problems())
                .singleElement()
                .asString()
                .startsWith("claims " + file + ", line 2: it is not TOML: ");
    }

    @Test
    void formulasThatAreNoneAreAllTold() {
        assertThat(refusals(fourRuns(), "", "x[a", "x[a] - x[b] > ", "y"))
                .hasSize(3)
                .allSatisfy(p -> assertThat(p).startsWith("claim C"));
    }

    @Test
    void onePairHasNoSpreadAndEqualDifferencesHaveNone() {
        var one = verdict(table("arm,fold,x", "a,0,1", "b,0,2"), CLAIM);
        assertThat(one.state()).isEqualTo(State.NOT_JUDGED);
        assertThat(one.findings().get(0).note()).isEqualTo("one fold has no spread");
        var none = verdict(table("arm,seed,x", "a,1,1", "a,2,2", "b,1,1", "b,2,2"), CLAIM);
        assertThat(none.state()).isEqualTo(State.NOT_JUDGED);
        assertThat(none.findings().get(0).note())
                .isEqualTo("the differences of all 2 seeds are equal: no spread to judge by");
    }

    @Test
    void thePageNamesThePairsAsTheTableDoes() {
        var html = judged(table("arm,fold,x", "a,0,1.5", "a,1,2.25", "b,0,2.5", "b,1,4.7"), CLAIM)
                .report()
                .html();
        assertThat(html)
                .contains("This page rests on 2 of 2 folds.")
                .contains("Thin line: one fold; thick line: mean over folds.")
                .contains("claims of this page that were tested")
                .contains("3.60 ± 1.56")
                .doesNotContain(" seed", "this experiment");
    }

    @Test
    void namesWithBlanksAndBracketsAreQuoted() {
        var file = table(
                "arm,seed,training time (s)", "\"a [1], wide\",1,2", "\"a [1], wide\",2,3", "b > c,1,4", "b > c,2,7");
        var input = read(file, "", "\"training time (s)\"[\"b > c\"] - \"training time (s)\"[\"a [1], wide\"] > 0");
        assertThat(differences(input, "training time (s)", "b > c", "a [1], wide"))
                .isEqualTo(Map.of("1", 2.0, "2", 4.0));
    }

    @Test
    void whatIsNoNumberIsAMissingResult() {
        var file = table("arm,seed,x", "a,1,nan", "a,2,inf", "a,3,-inf", "a,4,1", "b,1,1", "b,2,1", "b,3,1", "b,4,3");
        assertThat(read(file, "", CLAIM).remarks().get("C1"))
                .isEqualTo("1 of 4 pairs; a has no x for seeds 1 (line 2: nan), 2 (line 3: inf) and 3 (line 4: -inf)");
        assertThat(refusals(table("arm,seed,x", "a,1,1e999", "b,1,1"), "", CLAIM))
                .containsExactly("1e999 in x (line 2) is larger than any number here");
    }

    @Test
    void percentBesideFractionsIsWarnedOf() {
        var signs = table("arm,seed,acc,share", "a,1,87%,0.5", "a,2,88%,0.6", "b,1,89%,0.7", "b,2,90%,0.8");
        assertThat(read(signs, "", "acc[a] - share[b] > 0").remarks().get("C1"))
                .isEqualTo("warning: acc is in percent and share is not");
        assertThat(read(signs, "", "acc[a] - acc[b] > 0").remarks()).isEmpty();
        var arms = table("arm,seed,acc", "a,1,0.87", "a,2,0.88", "b,1,89", "b,2,90");
        assertThat(read(arms, "", "acc[b] - acc[a] > 0").remarks().get("C1"))
                .isEqualTo(
                        "warning: acc of a lies between 0 and 1 and acc of b between 1 and 100: is one a fraction and "
                                + "the other in percent?");
        var losses = table("arm,seed,loss", "a,1,0.87", "a,2,0.88", "b,1,1.9", "b,2,2.1");
        assertThat(read(losses, "", "loss[b] - loss[a] > 0").remarks()).isEmpty();
    }

    @Test
    void aTemplateOfFilesThatAreArmsJudgesThem() {
        written(folder.resolve("all"), "plain.csv", "seed,acc", "1,0.5", "2,0.5");
        written(folder.resolve("all"), "ridge.csv", "seed,acc", "1,0.75", "2,1");
        var text = Tables.template(folder.resolve("all"), "arm-from = 'file'");
        assertThat(text).contains("arm-from = \"file\"").doesNotContain("\narm = ");
        var claims = ClaimsFile.read(written(folder, "claims.toml", text));
        var input = Judging.input(request(List.of(folder.resolve("all")), Optional.of(claims)), claims);
        assertThat(differences(input, "acc", "ridge", "plain")).isEqualTo(Map.of("1", 0.25, "2", 0.5));
    }
}
