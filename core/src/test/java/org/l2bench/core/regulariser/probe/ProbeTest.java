package org.l2bench.core.regulariser.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.l2bench.core.regulariser.convention.Answer.Equivalent;
import org.l2bench.core.regulariser.convention.Convention;
import org.l2bench.core.regulariser.convention.Conventions;
import org.l2bench.core.regulariser.convention.Conversion;
import org.l2bench.core.regulariser.convention.Fact;
import org.l2bench.core.regulariser.convention.Intercept;
import org.l2bench.core.regulariser.convention.Loss;
import org.l2bench.core.regulariser.convention.Meaning;
import org.l2bench.core.regulariser.convention.Model;
import org.l2bench.core.regulariser.convention.Spread;
import org.l2bench.core.regulariser.probe.Finding.Kind;

/** Fits in closed form by {@link Slow}, and what the probe reads from their weights. */
class ProbeTest {
    private static final Conventions TABLE = Conventions.read();
    private static final Sample REGRESSION = Slow.regression(40);
    private static final Sample CLASSES = Slow.classes(40);

    private static Probe probe(Loss loss, Sample sample) {
        return new Probe(TABLE, loss, sample, OptionalDouble.empty());
    }

    private static double[] strengths(Sample sample, Spread spread, double lambda) {
        return IntStream.range(0, sample.width())
                .mapToDouble(j -> lambda * Math.pow(sample.spread(spread, j), 2))
                .toArray();
    }

    private static List<String> names(Finding finding) {
        return finding.candidates().stream().map(c -> c.row().name()).toList();
    }

    private static Candidate candidate(Finding finding, String name) {
        return finding.candidates().stream()
                .filter(c -> c.row().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static double typed(Convention row) {
        return row.formula().contains("v") ? 0.5 : 1;
    }

    /** The rows that squared errors and log-losses of a linear model can be fitted to in closed form. */
    static List<Convention> solvable() {
        return TABLE.rows().stream()
                .filter(r -> r.meaning() instanceof Meaning.Penalty)
                .filter(r -> r.model() == Model.LINEAR || r.model() == Model.NETWORK)
                .filter(r -> r.loss().agrees(Loss.SQUARED) || r.loss() == Loss.LOG)
                .filter(r -> r.intercept() != Intercept.OWN)
                .filter(r -> Conversion.strength(r, typed(r), REGRESSION.facts()) instanceof Equivalent)
                .toList();
    }

    /** A fit with a row's strength, solved without it, is recognised as that row's, with the value that was given. */
    @ParameterizedTest
    @MethodSource("solvable")
    void aFitOfEachRowIsRecognisedWithItsValue(Convention row) {
        var isLog = row.loss() == Loss.LOG;
        var sample = isLog ? CLASSES : REGRESSION;
        var lambda = ((Equivalent) Conversion.strength(row, typed(row), sample.facts())).value();
        var strengths = strengths(sample, row.spread(), lambda);
        boolean isPenalised = row.intercept() == Intercept.PENALISED || row.intercept() == Intercept.FEATURE;
        var ofIntercept = isPenalised ? lambda : 0;
        var fitted = isLog ? Slow.logistic(sample, strengths, ofIntercept) : Slow.ridge(sample, strengths, ofIntercept);
        if (row.intercept() == Intercept.NONE) {
            return; // Without an intercept: see below.
        }
        var finding = probe(isLog ? Loss.LOG : Loss.SQUARED, sample).of(fitted);
        assertThat(finding.kind()).isEqualTo(Kind.PENALTY);
        assertThat(finding.fits()).hasSize(1);
        assertThat(finding.fits().get(0).distance()).isLessThan(1e-9);
        if (row.formula().contains("v")) {
            assertThat(candidate(finding, row.name()).lowest()).isCloseTo(0.5, within(1e-8));
            assertThat(candidate(finding, row.name()).isRound()).isTrue();
        } else {
            assertThat(names(finding)).contains(row.name());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Spread.class,
            names = {"NONE", "SAMPLE", "RMS", "RANGE", "LARGEST"})
    void eachScalingIsToldByThePatternOfLambda(Spread spread) {
        for (var isPenalised : new boolean[] {false, true}) {
            var fitted = Slow.ridge(REGRESSION, strengths(REGRESSION, spread, 0.1), isPenalised ? 0.1 : 0);
            var finding = probe(Loss.SQUARED, REGRESSION).of(fitted);
            assertThat(finding.fits()).hasSize(1);
            var fit = finding.fits().get(0);
            assertThat(fit.form()).isEqualTo(new Form(spread, isPenalised ? Intercept.PENALISED : Intercept.FREE));
            assertThat(fit.lambda()).isCloseTo(0.1, within(1e-10));
            assertThat(fit.unexplained()).isLessThan(1e-9);
        }
    }

    @Test
    void aModelWithoutAnInterceptIsToldFromOneWithout() {
        var fitted = Slow.ridgeThroughZero(REGRESSION, 0.05);
        var finding = probe(Loss.SQUARED, REGRESSION).of(fitted);
        assertThat(finding.fits().get(0).form()).isEqualTo(new Form(Spread.NONE, Intercept.NONE));
        assertThat(finding.fits().get(0).lambda()).isCloseTo(0.05, within(1e-12));
        assertThat(candidate(finding, "gretl.lambda.raw").lowest()).isCloseTo(2, within(1e-9));
    }

    @Test
    void theDivisorOfTheDeviationIsToldByTheValue() {
        var fitted = Slow.ridge(REGRESSION, strengths(REGRESSION, Spread.SAMPLE, 2 / 40.0), 0);
        var known = new Probe(TABLE, Loss.SQUARED, REGRESSION, OptionalDouble.of(2)).of(fitted);
        assertThat(names(known))
                .contains("weka.LinearRegression", "octave.ridge")
                .doesNotContain("mass.lm.ridge");
        var other = Slow.ridge(REGRESSION, strengths(REGRESSION, Spread.POPULATION, 2 / 40.0), 0);
        var population = new Probe(TABLE, Loss.SQUARED, REGRESSION, OptionalDouble.of(2)).of(other);
        assertThat(names(population)).contains("mass.lm.ridge").doesNotContain("weka.LinearRegression");
    }

    @Test
    void aScaledLabelIsToldByTheValue() {
        var row = TABLE.row("spark.LinearRegression.l-bfgs.raw");
        var lambda = ((Equivalent) Conversion.strength(row, 0.25, REGRESSION.facts())).value();
        var fitted = Slow.ridge(REGRESSION, strengths(REGRESSION, Spread.NONE, lambda), 0);
        var known = new Probe(TABLE, Loss.SQUARED, REGRESSION, OptionalDouble.of(0.25)).of(fitted);
        assertThat(names(known)).contains(row.name()).doesNotContain("tribuo.ElasticNetCDTrainer", "sklearn.Ridge");
        assertThat(known.candidates().get(0).row().scalesLabel()).isTrue();
    }

    @Test
    void theSameRowsTwiceTellHowTheStrengthDependsOnTheRows() {
        var twice = REGRESSION.twice();
        var once = Slow.ridge(REGRESSION, strengths(REGRESSION, Spread.NONE, 0.05), 0);
        var halved =
                probe(Loss.SQUARED, REGRESSION).of(once, Slow.ridge(twice, strengths(twice, Spread.NONE, 0.025), 0));
        assertThat(halved.ratio().orElseThrow()).isCloseTo(0.5, within(1e-9));
        assertThat(names(halved)).contains("sklearn.Ridge").doesNotContain("tribuo.ElasticNetCDTrainer");
        var same = probe(Loss.SQUARED, REGRESSION).of(once, Slow.ridge(twice, strengths(twice, Spread.NONE, 0.05), 0));
        assertThat(same.ratio().orElseThrow()).isCloseTo(1, within(1e-9));
        assertThat(names(same)).contains("tribuo.ElasticNetCDTrainer").doesNotContain("sklearn.Ridge");
    }

    @Test
    void theSameRowsTwiceTellTheDivisorOfTheDeviation() {
        var twice = REGRESSION.twice();
        var once = Slow.ridge(REGRESSION, strengths(REGRESSION, Spread.SAMPLE, 0.05), 0);
        var again = Slow.ridge(twice, strengths(twice, Spread.SAMPLE, 0.025), 0);
        var finding = probe(Loss.SQUARED, REGRESSION).of(once, again);
        assertThat(names(finding))
                .contains("weka.LinearRegression")
                .doesNotContain("mass.lm.ridge", "h2o.GLM.gaussian");
        assertThat(finding.ratio().orElseThrow()).isCloseTo(0.5 * (80 / 79.0) / (40 / 39.0), within(1e-9));
    }

    @Test
    void weightsOfTheLossAloneHaveNoPenalty() {
        var finding = probe(Loss.SQUARED, REGRESSION).of(Slow.ridge(REGRESSION, new double[3], 0));
        assertThat(finding.kind()).isEqualTo(Kind.NO_PENALTY);
        assertThat(names(finding)).contains("tribuo.AdaGradRDA", "mlpack.lars.without-lambda1");
        assertThat(probe(Loss.LOG, CLASSES)
                        .of(Slow.logistic(Slow.classes(40), new double[] {1e-12, 0, 0}, 0))
                        .kind())
                .isEqualTo(Kind.NO_PENALTY);
    }

    @Test
    void aTinyPenaltyIsStillSeenInFullDigits() {
        var finding = probe(Loss.SQUARED, REGRESSION)
                .of(Slow.ridge(REGRESSION, strengths(REGRESSION, Spread.SAMPLE, 1e-8 / 40), 0));
        assertThat(finding.kind()).isEqualTo(Kind.PENALTY);
        assertThat(finding.fits().get(0).form().spread()).isEqualTo(Spread.SAMPLE);
        assertThat(candidate(finding, "weka.LinearRegression").lowest()).isCloseTo(1e-8, within(1e-11));
    }

    @Test
    void anL1PartIsNamed() {
        var finding = probe(Loss.SQUARED, REGRESSION).of(Slow.elasticNet(REGRESSION, 0.05, 0.1));
        assertThat(finding.kind()).isEqualTo(Kind.ELASTIC_NET);
        assertThat(finding.l1().orElseThrow().strength()).isCloseTo(0.1, within(1e-6));
        assertThat(finding.l1().orElseThrow().lambda()).isCloseTo(0.05, within(1e-6));
        assertThat(finding.candidates()).isEmpty();
    }

    @Test
    void anOptimiserThatStoppedEarlyIsNearAnOptimum() {
        var optimum = probe(Loss.SQUARED, REGRESSION).of(Slow.stopped(REGRESSION, 0.05, 20_000, 0.05));
        assertThat(optimum.kind()).isEqualTo(Kind.PENALTY);
        var stopped = probe(Loss.SQUARED, REGRESSION).of(Slow.stopped(REGRESSION, 0.05, 150, 0.05));
        assertThat(stopped.kind()).isEqualTo(Kind.STOPPED_EARLY);
        assertThat(stopped.fits().get(0).distance()).isBetween(1e-6, 0.1);
    }

    @Test
    void weightsOfNoPatternFitNone() {
        var finding = probe(Loss.SQUARED, REGRESSION).of(Slow.ridge(REGRESSION, new double[] {0.5, 3, 0.01}, 0));
        assertThat(finding.kind()).isEqualTo(Kind.NONE_FITS);
        assertThat(finding.candidates()).isEmpty();
        var grown = Slow.ridge(REGRESSION, new double[3], 0);
        var larger = new Fitted(Arrays.stream(grown.weights()).map(w -> 1.5 * w).toArray(), grown.intercept());
        assertThat(probe(Loss.SQUARED, REGRESSION).of(larger).kind()).isEqualTo(Kind.NONE_FITS);
    }

    @Test
    void fewDigitsOpenWhatTheyCannotTell() {
        var exact = Slow.ridge(REGRESSION, strengths(REGRESSION, Spread.NONE, 0.05), 0);
        var rounded = new Fitted(
                Arrays.stream(exact.weights())
                        .map(w -> Math.rint(w * 1e5) / 1e5)
                        .toArray(),
                OptionalDouble.of(Math.rint(exact.bias() * 1e5) / 1e5),
                5e-6);
        var finding = probe(Loss.SQUARED, REGRESSION).of(rounded);
        assertThat(finding.kind()).isEqualTo(Kind.PENALTY);
        assertThat(candidate(finding, "sklearn.Ridge").lowest()).isCloseTo(2, within(0.01));
    }

    @Test
    void weightsOfTheOtherClassAreTurned() {
        var fitted = Slow.logistic(CLASSES, strengths(CLASSES, Spread.SAMPLE, 1 / 40.0), 0);
        var finding = probe(Loss.LOG, CLASSES).of(fitted.turned());
        assertThat(finding.turned()).isTrue();
        assertThat(candidate(finding, "weka.Logistic").lowest()).isCloseTo(1, within(1e-8));
        assertThat(probe(Loss.LOG, CLASSES).of(fitted).turned()).isFalse();
    }

    @Test
    void theHingeAllowsARangeThatHoldsTheStrength() {
        for (var strength : new double[] {0.02, 0.1, 0.5}) {
            var finding = probe(Loss.HINGE, CLASSES).of(Slow.hinge(CLASSES, strength));
            assertThat(finding.kind()).as("strength " + strength).isEqualTo(Kind.PENALTY);
            assertThat(finding.fits()).anySatisfy(f -> {
                assertThat(f.form()).isEqualTo(new Form(Spread.NONE, Intercept.FREE));
                assertThat(f.lowest()).isLessThanOrEqualTo(strength * (1 + 1e-6));
                assertThat(f.highest()).isGreaterThanOrEqualTo(strength * (1 - 1e-6));
            });
            var c = 1 / (2 * 40 * strength);
            var known = new Probe(TABLE, Loss.HINGE, CLASSES, OptionalDouble.of(c)).of(Slow.hinge(CLASSES, strength));
            assertThat(names(known)).contains("libsvm-java.C_SVC");
        }
    }

    @Test
    void theHingeRefusesWeightsOfAnotherLoss() {
        var fitted = Slow.ridge(CLASSES, strengths(CLASSES, Spread.NONE, 0.05), 0);
        assertThat(probe(Loss.HINGE, CLASSES).of(fitted).kind()).isNotEqualTo(Kind.PENALTY);
    }

    @Test
    void aConstantColumnAndAZeroWeightSayNothing() {
        var x = Arrays.stream(REGRESSION.features())
                .map(r -> new double[] {r[0], r[1], r[2], 4})
                .toArray(double[][]::new);
        var sample = new Sample(List.of("x1", "x2", "x3", "four"), x, REGRESSION.labels());
        var fit = Slow.ridge(REGRESSION, strengths(REGRESSION, Spread.NONE, 0.05), 0);
        var weights = Arrays.copyOf(fit.weights(), 4);
        var finding = probe(Loss.SQUARED, sample).of(new Fitted(weights, fit.intercept()));
        assertThat(finding.kind()).isEqualTo(Kind.PENALTY);
        assertThat(finding.telling()).isEqualTo(3);
        assertThat(finding.coordinates().get(3).lambda()).isEmpty();
        assertThat(candidate(finding, "sklearn.Ridge").lowest()).isCloseTo(2, within(1e-8));
    }

    @Test
    void oneWeightAloneDoesNotTellTheScaling() {
        var x = Arrays.stream(REGRESSION.features())
                .map(r -> new double[] {r[0]})
                .toArray(double[][]::new);
        var sample = new Sample(List.of("x1"), x, REGRESSION.labels());
        var finding = probe(Loss.SQUARED, sample).of(Slow.ridge(sample, new double[] {0.05}, 0));
        assertThat(finding.kind()).isEqualTo(Kind.PENALTY);
        assertThat(finding.fits()).hasSize(5);
        assertThat(finding.telling()).isEqualTo(1);
    }

    @Test
    void weightsThatAreAllZeroFitNone() {
        var zero = new Fitted(new double[3], OptionalDouble.of(0));
        assertThat(probe(Loss.SQUARED, REGRESSION).of(zero).kind()).isEqualTo(Kind.NONE_FITS);
        var mean = Arrays.stream(REGRESSION.labels()).average();
        assertThat(probe(Loss.SQUARED, REGRESSION)
                        .of(new Fitted(new double[3], mean))
                        .kind())
                .isEqualTo(Kind.NONE_FITS);
    }

    private static Fitted rounded(Fitted fitted, int digits) {
        UnaryOperator<Double> round =
                v -> new BigDecimal(v).round(new MathContext(digits)).doubleValue();
        return new Fitted(
                Arrays.stream(fitted.weights()).map(round::apply).toArray(),
                OptionalDouble.of(round.apply(fitted.bias())),
                5 * Math.pow(10, -digits));
    }

    @Test
    void roundedWeightsOfTheLossAloneHaveNoPenaltyEither() {
        for (var digits = 2; digits <= 15; digits++) {
            var fitted = rounded(Slow.ridge(REGRESSION, new double[3], 0), digits);
            assertThat(probe(Loss.SQUARED, REGRESSION).of(fitted).kind())
                    .as("%s digits", digits)
                    .isEqualTo(Kind.NO_PENALTY);
        }
        // A weight of 1.9 was none of 2: rounding leaves 0.05.
        var sample = new Sample(List.of("x1"), new double[][] {{1}, {-1}}, new double[] {2, -2});
        var shrunk = new Fitted(new double[] {1.9}, OptionalDouble.empty(), 0.05);
        assertThat(probe(Loss.SQUARED, sample).of(shrunk).kind()).isEqualTo(Kind.PENALTY);
    }

    @Test
    void aRowThatNeedsAnInterceptIsNotNamedWithoutOne() {
        var strength = 0.2 / REGRESSION.facts().value(Fact.LABEL_RMS).orElseThrow();
        var finding = probe(Loss.SQUARED, REGRESSION).of(Slow.ridgeThroughZero(REGRESSION, strength));
        assertThat(candidate(finding, "glmnet.gaussian.no-intercept.raw").lowest())
                .isCloseTo(0.2, within(1e-10));
        assertThat(names(finding)).doesNotContain("glmnet.gaussian.raw");
    }

    @Test
    void weightsWithAWrongInterceptAreNotNearAnOptimum() {
        var fitted = Slow.ridge(REGRESSION, strengths(REGRESSION, Spread.NONE, 0.05), 0);
        var moved = new Fitted(fitted.weights(), OptionalDouble.of(fitted.bias() + 3));
        var finding = probe(Loss.SQUARED, REGRESSION).of(moved);
        assertThat(finding.kind()).isEqualTo(Kind.NONE_FITS);
    }

    @Test
    void anL1PenaltyAloneHasNoQuadraticPart() {
        var weights = Slow.elasticNet(REGRESSION, 0, 0.3);
        var l1 = probe(Loss.SQUARED, REGRESSION).of(weights).l1().orElseThrow();
        assertThat(l1.strength()).isCloseTo(0.3, within(1e-6));
        assertThat(l1.lambda()).isZero();
    }

    @Test
    void aWeightThatWasLeftOutIsNoWorkOfAnL1Penalty() {
        var four = IntStream.range(0, 40)
                .mapToObj(i -> {
                    var row = Arrays.copyOf(REGRESSION.features()[i], 4);
                    row[3] = REGRESSION.labels()[i];
                    return row;
                })
                .toArray(double[][]::new);
        var sample = new Sample(List.of("x1", "x2", "x3", "four"), four, REGRESSION.labels());
        var three = Slow.elasticNet(REGRESSION, 0.1, 0.3);
        assertThat(probe(Loss.SQUARED, REGRESSION).of(three).kind()).isEqualTo(Kind.ELASTIC_NET);
        var padded = new Fitted(Arrays.copyOf(three.weights(), 4), three.intercept());
        assertThat(probe(Loss.SQUARED, sample).of(padded).kind()).isEqualTo(Kind.NONE_FITS);
    }

    @Test
    void manyRowsTakeNoLongerThanFew() {
        var sample = Slow.regression(50_000);
        var fitted = Slow.ridge(sample, strengths(sample, Spread.NONE, 0.05), 0);
        var early = new Fitted(
                new double[] {0.9 * fitted.weights()[0], fitted.weights()[1], fitted.weights()[2]}, fitted.intercept());
        var finding = assertTimeoutPreemptively(
                Duration.ofSeconds(60), () -> probe(Loss.SQUARED, sample).of(early));
        assertThat(finding.kind()).isNotEqualTo(Kind.PENALTY);
    }

    @Test
    void oneScaleForAllFeaturesIsTakenOutOfTheValue() {
        var fit = FormFit.of(new Form(Spread.NONE, Intercept.OWN), 0.3, 0, 0);
        var found = new Candidates(Loss.HINGE, CLASSES, List.of(fit), OptionalDouble.empty(), 1e-5).of(TABLE);
        var mean = IntStream.range(0, 3)
                .mapToDouble(j -> Math.pow(CLASSES.spread(Spread.POPULATION, j), 2))
                .average()
                .orElseThrow();
        // lambda = v / 2 on features divided by one number
        assertThat(found)
                .filteredOn(c -> c.row().name().equals("opencv.SVMSGD"))
                .singleElement()
                .satisfies(c -> assertThat(c.lowest()).isCloseTo(2 * 0.3 / mean, within(1e-12)));
    }

    @Test
    void theHingeOfWeightsThatAreZeroIsNoWorkOfAPenalty() {
        var finding = probe(Loss.HINGE, CLASSES).of(new Fitted(new double[3], OptionalDouble.of(0)));
        assertThat(finding.kind()).isEqualTo(Kind.NONE_FITS);
        assertThat(finding.candidates()).isEmpty();
    }

    @Test
    void aHingeOfZeroPullsAtNothing() {
        var sample =
                new Sample(List.of("x1", "x2"), new double[][] {{1, 2}, {2, 1}, {-1, -3}}, new double[] {1, 1, -1});
        var finding = probe(Loss.HINGE, sample).of(new Fitted(new double[] {5, 5}, OptionalDouble.of(0)));
        assertThat(finding.kind()).isEqualTo(Kind.NO_PENALTY);
        assertThat(finding.fits()).isEmpty();
    }

    @Test
    void weightsThatRanAwayAreNotAtRest() {
        var fitted = Slow.logistic(CLASSES, strengths(CLASSES, Spread.NONE, 0.05), 0);
        var away = new Fitted(
                Arrays.stream(fitted.weights()).map(w -> 1e6 * w).toArray(), OptionalDouble.of(1e6 * fitted.bias()));
        assertThat(probe(Loss.LOG, CLASSES).of(away).kind()).isEqualTo(Kind.NONE_FITS);
    }

    @Test
    void oneDigitIsNoReasonForAPenalty() {
        var fitted = new Fitted(new double[3], OptionalDouble.of(1), 0.5);
        assertThat(probe(Loss.SQUARED, REGRESSION).of(fitted).kind()).isEqualTo(Kind.NONE_FITS);
        var odd = new Fitted(new double[] {9, 4, -7}, OptionalDouble.of(1), 0.5);
        assertThat(probe(Loss.SQUARED, REGRESSION).of(odd).kind()).isEqualTo(Kind.NONE_FITS);
    }
}
