package org.l2bench.core.regulariser.convention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.l2bench.core.regulariser.convention.Answer.Equivalent;
import org.l2bench.core.regulariser.convention.Answer.Missing;
import org.l2bench.core.regulariser.convention.Answer.NoEquivalent;
import org.l2bench.core.setting.InvalidSettings;

class ConversionTest {
    private static final Conventions TABLE = Conventions.read();
    private static final Facts TWO_HUNDRED = Facts.NONE.with(Fact.ROWS, 200);

    private static Answer answer(String from, double value, String to, Facts facts) {
        return new Conversion(TABLE.row(from), TABLE.row(to), facts).of(value);
    }

    private static double value(String from, double value, String to, Facts facts) {
        return ((Equivalent) answer(from, value, to, facts)).value();
    }

    private static String why(String from, String to, Facts facts) {
        return ((NoEquivalent) answer(from, 1, to, facts)).why();
    }

    @Test
    void ridgeIsWeightDecayOfTwiceAlphaOverTheRows() {
        assertThat(value("sklearn.Ridge", 1, "pytorch.SGD", TWO_HUNDRED)).isEqualTo(0.01);
        assertThat(value("pytorch.SGD", 0.01, "sklearn.Ridge", TWO_HUNDRED)).isEqualTo(1);
        var facts = Facts.NONE.with(Fact.ROWS, 5000);
        assertThat(value("sklearn.LogisticRegression", 0.1, "pytorch.SGD", facts))
                .isEqualTo(0.002);
    }

    @Test
    void factsThatBothSidesShareNeedNotBeKnown() {
        assertThat(value("sklearn.Ridge", 3, "mda.gen.ridge", Facts.NONE)).isEqualTo(3);
        assertThat(value("keras.SGD", 0.1, "pytorch.SGD", Facts.NONE)).isEqualTo(0.1);
        assertThat(value(
                        "spark.LinearRegression.l-bfgs",
                        2,
                        "spark.LinearRegression.l-bfgs.raw",
                        Facts.NONE.with(Spread.SAMPLE, List.of(3.0, 3.0))))
                .isEqualTo(18);
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(answer("sklearn.Ridge", 1, "pytorch.SGD", Facts.NONE)).isEqualTo(new Missing(List.of(Fact.ROWS)));
        assertThat(answer("glmnet.gaussian", 1, "pytorch.SGD", Facts.NONE))
                .isEqualTo(new Missing(List.of(Fact.LABEL_DEVIATION, Fact.ROWS, Spread.SAMPLE)));
        assertThat(answer("dl4j.layer.weightDecay.withoutLR", 1, "dl4j.l2", Facts.NONE))
                .isEqualTo(new Missing(List.of(Fact.LEARNING_RATE)));
        assertThat(answer("sklearn.MLPClassifier", 1, "dl4j.l2", Facts.NONE))
                .isEqualTo(new Missing(List.of(Fact.BATCH)));
        assertThat(answer("mgcv.s.re", 1, "sklearn.Ridge", Facts.NONE)).isEqualTo(new Missing(List.of(Spread.LARGEST)));
    }

    @Test
    void theTwoDivisorsOfADeviationDifferByTheRows() {
        var facts = Facts.NONE.with(Fact.ROWS, 40);
        assertThat(value("mass.lm.ridge", 39, "weka.LinearRegression", facts)).isCloseTo(38.025, within(1e-12));
        assertThat(value("weka.LinearRegression", 39, "mass.lm.ridge", facts)).isCloseTo(40, within(1e-12));
        assertThat(why("weka.LinearRegression", "mass.lm.ridge", Facts.NONE.with(Fact.ROWS, 1)))
                .contains("with one row");
    }

    @Test
    void coupledDecayUnderAdamHasNoDecoupledEquivalent() {
        assertThat(why("pytorch.Adam", "pytorch.AdamW", TWO_HUNDRED)).contains("adaptive optimiser such as Adam");
        assertThat(why("pytorch.AdamW", "pytorch.Adam", TWO_HUNDRED)).contains("adaptive optimiser such as Adam");
        assertThat(why("pytorch.AdamW", "sklearn.Ridge", TWO_HUNDRED)).contains("penalty of no lambda");
        var same = (Equivalent) answer("pytorch.Adam", 0.1, "pytorch.SGD", TWO_HUNDRED);
        assertThat(same.value()).isEqualTo(0.1);
        assertThat(same.remarks()).anyMatch(r -> r.startsWith("the objective is the same; Adam"));
    }

    @Test
    void aPenalisedInterceptIsNoFreeOne() {
        assertThat(why("sklearn.Ridge", "jsat.RidgeRegression", TWO_HUNDRED))
                .contains("intercept is free, there it is penalised");
        assertThat(why("jsat.RidgeRegression", "sklearn.Ridge", TWO_HUNDRED))
                .contains("intercept is penalised, there it is free");
        var without = new Facts(TWO_HUNDRED.values(), TWO_HUNDRED.spreads(), true);
        assertThat(value("sklearn.Ridge", 2, "jsat.RidgeRegression", without)).isEqualTo(2);
        assertThat(((Equivalent) answer("sklearn.Ridge", 2, "pytorch.SGD", TWO_HUNDRED)).remarks())
                .containsExactly(
                        "the biases must be outside the decayed group: the other side leaves the intercept free");
        assertThat(why("arm.bayesglm.binomial.raw", "pytorch.SGD", TWO_HUNDRED)).contains("a way of its own");
    }

    @Test
    void oneStrengthForFeaturesOfSeveralScalesHasNoEquivalent() {
        var facts = TWO_HUNDRED.with(Spread.SAMPLE, List.of(1.0, 2.0));
        assertThat(why("weka.LinearRegression", "sklearn.Ridge", facts))
                .contains("one strength for features of several scales")
                .contains("4 times as strong");
        var alike = TWO_HUNDRED.with(Spread.SAMPLE, List.of(2.0, 2.0));
        assertThat(value("weka.LinearRegression", 1, "sklearn.Ridge", alike)).isEqualTo(4);
        assertThat(why("weka.LinearRegression", "keras.SGD", alike)).contains("several scales");
    }

    @Test
    void whatHasNoMeaningSaysWhy() {
        assertThat(why("tribuo.AdaGradRDA", "sklearn.Ridge", TWO_HUNDRED)).contains("0 and 1000 give the same bits");
        assertThat(why("sklearn.Ridge", "opencv.LogisticRegression", TWO_HUNDRED))
                .contains("fixed strength");
        assertThat(why("sklearn.Ridge", "spark.ALS", TWO_HUNDRED)).contains("penalise different things");
        assertThat(why("xgboost4j.gbtree.squared", "xgboost4j.gbtree.logistic", TWO_HUNDRED))
                .contains("a leaf's value");
        assertThat(why("brainjs.RNN", "encog.RegularizationStrategy", TWO_HUNDRED))
                .contains("at each batch, the other at each pass");
        assertThat(why("brainjs.RNN", "pytorch.SGD", TWO_HUNDRED)).contains("penalty of no lambda");
    }

    @Test
    void zeroIsZeroUnlessTheLibraryMeansSomethingElse() {
        assertThat(value("sklearn.Ridge", 0, "pytorch.SGD", TWO_HUNDRED)).isZero();
        assertThat(((NoEquivalent) answer("sklearn.Ridge", 0, "sklearn.LogisticRegression", TWO_HUNDRED)).why())
                .isEqualTo("the strength is 0, for which C would have to be infinite");
        assertThat(((NoEquivalent) answer("sklearn.Ridge", 0, "ml-fnn.regularization", TWO_HUNDRED)).why())
                .contains("becomes 0.01");
        assertThat(((NoEquivalent) answer("ml-fnn.regularization", 0, "sklearn.Ridge", TWO_HUNDRED)).why())
                .contains("becomes 0.01");
        var without = new Facts(TWO_HUNDRED.values(), TWO_HUNDRED.spreads(), true);
        assertThat(((NoEquivalent) answer("alglib.mlptrainlm", 1e-4, "alglib.mlpsetdecay", without)).why())
                .contains("does not take 0.0001");
    }

    @Test
    void squaredParametersGoBothWays() {
        assertThat(value("gsl.multifit_linear_solve", 3, "vigra.ridgeRegression", TWO_HUNDRED))
                .isEqualTo(9);
        assertThat(value("vigra.ridgeRegression", 9, "gsl.multifit_linear_solve", TWO_HUNDRED))
                .isEqualTo(3);
        assertThat(value("corenlp.LinearClassifierFactory", 0.5, "liblinear-java.L2R_LR", Facts.NONE))
                .isEqualTo(0.5);
    }

    @Test
    void badNumbersAreRefused() {
        assertThatThrownBy(() -> answer("sklearn.Ridge", -1, "pytorch.SGD", TWO_HUNDRED))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("alpha of sklearn.Ridge must be a number >= 0, was -1");
        assertThatThrownBy(() -> answer("sklearn.LogisticRegression", 0, "pytorch.SGD", TWO_HUNDRED))
                .hasMessage("C of sklearn.LogisticRegression must be a number > 0, was 0");
        assertThatThrownBy(() -> answer("sklearn.Ridge", Double.NaN, "pytorch.SGD", TWO_HUNDRED))
                .hasMessageContaining("was NaN");
        assertThatThrownBy(() -> TWO_HUNDRED.with(Fact.BATCH, 2.5))
                .hasMessage("the rows of a batch must be a whole number, was 2.5");
        assertThatThrownBy(() -> Facts.NONE.with(Fact.ROWS, 0)).hasMessage("the number of rows must be > 0, was 0");
        assertThatThrownBy(() -> Facts.NONE.with(Fact.ROWS, 1).with(Fact.LABEL_DEVIATION, 2))
                .hasMessageContaining("one row has no deviation");
        assertThatThrownBy(() ->
                        Facts.NONE.with(Spread.SAMPLE, List.of(1.0, 2.0)).with(Spread.RANGE, List.of(1.0, 2.0, 3.0)))
                .hasMessageContaining("differ in length");
        assertThatThrownBy(() -> Monomial.parse("v / q")).hasMessageContaining("\"q\" in the formula v / q is no fact");
        assertThat(why("sklearn.LogisticRegression", "mlpack.linear_svm", Facts.NONE))
                .contains("line search");
        assertThat(answer("sklearn.LogisticRegression", 1e-308, "sklearn.Ridge", Facts.NONE))
                .isInstanceOfSatisfying(
                        Equivalent.class, e -> assertThat(e.value()).isFinite());
    }

    @Test
    void ofTheLabelsTwoDeviationsOnlyTheRowsNeedBeKnown() {
        var facts = Facts.NONE.with(Fact.ROWS, 50);
        assertThat(answer("spark.LinearRegression", 0.7, "spark.LinearRegression.l-bfgs", Facts.NONE))
                .isEqualTo(new Missing(List.of(Fact.ROWS)));
        // r' / sdy s^2 (n - 1) = r / sdyn s^2 (n)
        assertThat(value("spark.LinearRegression", 0.7, "spark.LinearRegression.l-bfgs", facts))
                .isCloseTo(0.7 * Math.sqrt(49 / 50.0), within(1e-15));
        assertThat(value("spark.LinearRegression.l-bfgs.raw", 0.7, "spark.LinearRegression.raw", facts))
                .isCloseTo(0.7 * Math.sqrt(49 / 50.0), within(1e-15));
    }

    @Test
    void aRowThatMeansSomethingElseWithoutAnInterceptIsNotConvertedWithoutOne() {
        var facts = Facts.NONE
                .with(Fact.ROWS, 40)
                .with(Fact.LABEL_DEVIATION, 2)
                .with(Fact.LABEL_RMS, 3)
                .with(Spread.SAMPLE, List.of(1.0));
        var without = new Facts(facts.values(), facts.spreads(), true);
        assertThat(why("glmnet.gaussian", "sklearn.Ridge", without)).contains("glmnet.gaussian.no-intercept");
        assertThat(why("sklearn.Ridge", "glmnet.gaussian.raw", without)).contains("glmnet.gaussian.no-intercept.raw");
        assertThat(why("mass.lm.ridge", "sklearn.Ridge", without)).contains("mass.lm.ridge.no-intercept");
        assertThat(Conversion.strength(TABLE.row("glmnet.gaussian"), 1, without))
                .isInstanceOf(NoEquivalent.class);
        assertThat(value("glmnet.gaussian.no-intercept.raw", 1, "sklearn.Ridge", without))
                .isCloseTo(40 / 3.0, within(1e-12));
        assertThat(((Equivalent) answer("weka.LinearRegression", 1, "sklearn.Ridge", without)).remarks())
                .anyMatch(r -> r.contains("weka.LinearRegression was measured with an intercept"));
    }

    @Test
    void everyRowThatMeansSomethingIsItself() {
        assertThat(value("alglib.mlptrainlm", 0.3, "alglib.mlptrainlm", Facts.NONE))
                .isEqualTo(0.3);
        assertThat(value("arm.bayesglm.binomial", 0.3, "arm.bayesglm.binomial", Facts.NONE))
                .isEqualTo(0.3);
        assertThat(value("opencv.LogisticRegression", 1, "opencv.LogisticRegression", Facts.NONE))
                .isEqualTo(1);
        assertThat(answer("vw.default", 1, "vw.default", Facts.NONE)).isInstanceOf(NoEquivalent.class);
    }

    @Test
    void aSwitchIsOn() {
        assertThat(value("opencv.LogisticRegression", 1, "sklearn.LogisticRegression", Facts.NONE))
                .isEqualTo(1);
        for (var other : new double[] {0, 5}) {
            assertThatThrownBy(
                            () -> answer("opencv.LogisticRegression", other, "sklearn.LogisticRegression", Facts.NONE))
                    .isInstanceOf(InvalidSettings.class)
                    .hasMessageContaining("is a switch without a strength: its value must be 1");
        }
    }

    @Test
    void numbersThatADoubleDoesNotHoldAreNoZeroes() {
        var facts = new Facts(Map.of(Fact.ROWS, 8.0), Map.of(), true);
        // Squared, 1e-200 is no number, and yet the other parameter is one: l^2 / 8 = p^2 / 2.
        assertThat(value("gsl.multifit_linear_solve", 1e-200, "glmgampoi.glm_gp", facts))
                .isCloseTo(5e-201, within(1e-212));
        assertThat(value("gsl.multifit_linear_solve", 1e200, "glmgampoi.glm_gp", facts))
                .isCloseTo(5e199, within(1e188));
        assertThat(((NoEquivalent) answer("gsl.multifit_linear_solve", 1e-200, "sklearn.Ridge", facts)).why())
                .isEqualTo("alpha would have to be smaller than any number here");
        var gsl = TABLE.row("gsl.multifit_linear_solve");
        assertThat(((NoEquivalent) Conversion.strength(gsl, 1e200, facts)).why())
                .contains("larger than any number");
        assertThat(((NoEquivalent) Conversion.strength(gsl, 1e-200, facts)).why())
                .contains("smaller than any number");
        assertThat(((Equivalent) Conversion.strength(gsl, 0, facts)).value()).isZero();
    }

    @Test
    void factsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> Facts.NONE.with(Fact.CORRELATION, 3))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("must be at most 1, was 3");
        assertThatThrownBy(() -> Facts.NONE.with(Fact.ROWS, 100).with(Fact.BATCH, 200))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("the rows of a batch must be at most the number of rows, 100, were 200");
    }

    @Test
    void oneNumberStandsForFeaturesThatAreAlike() {
        var facts = Facts.NONE
                .with(Fact.ROWS, 4)
                .with(Spread.SAMPLE, List.of(2.0))
                .with(Spread.RANGE, List.of(3.0, 3.0, 3.0));
        assertThat(value("weka.SGD.squared", 1, "smile.RidgeRegression", facts)).isEqualTo(2.25);
        assertThatThrownBy(() -> facts.with(Spread.RMS, List.of(1.0, 2.0)))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("the lists differ in length");
    }
}
