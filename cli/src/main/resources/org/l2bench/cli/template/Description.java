package @package@;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.l2bench.core.claim.Answer;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Contrast;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.claim.Rule;
import org.l2bench.core.claim.Symbol;
import org.l2bench.core.exhibit.Citation;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.CurveFamily;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.TrialContext;

/** Does an L2 penalty lower the test error of linear regression on few samples? */
public final class @class@ implements Experiment<Settings> {
    private static final String PLAIN = "plain";
    private static final String L2 = "l2";

    @Override
    public String name() {
        return "@name@";
    }

    @Override
    public String summary() {
        return "Does an L2 penalty lower the test error of linear regression on few samples?";
    }

    /** The paper that is reproduced; of a study of your own, say so. */
    @Override
    public Citation citation() {
        return new Citation(
                "A study to begin with; after Ridge Regression: Biased Estimation for Nonorthogonal Problems",
                "Hoerl and Kennard 1970",
                "Technometrics 12(1)",
                "doi:10.1080/00401706.1970.10488634");
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public List<Arm> arms(Settings settings) {
        return List.of(
                Arm.trained(PLAIN, "least squares", "baseline").treated(Method.PLAIN),
                Arm.trained(L2, "least squares with lambda w'w", "method").treated(Method.L2));
    }

    /**
     * What another class of machine may show stands behind the digits: twice the largest difference, 1.2e-7, between the kernels of
     * libtorch for AVX-512, AVX2 and SSE in the smoke trials. l2bench's CONTRIBUTING.md says how to measure yours.
     */
    @Override
    public List<Metric> metrics(Settings settings) {
        return List.of(
                new Metric(RegressionTrial.TEST_ERROR, "test error", "", 3, 2.5e-7, "regression"),
                new Metric(RegressionTrial.NORM, "norm of w", "", 3, 2.5e-7, "regression"));
    }

    @Override
    public List<CurveFamily> curveFamilies(Settings settings) {
        int every = RegressionTrial.every(settings);
        var places = IntStream.rangeClosed(1, settings.descent().steps() / every)
                .mapToObj(look -> look * every)
                .toList();
        return List.of(new CurveFamily(RegressionTrial.PATH, 2.5e-7).at(places));
    }

    /** Decided by differences within seeds. The rule is fixed before the first run; the formula is printed from it. */
    @Override
    public List<Claim> claims(Settings settings) {
        var contrast = Contrast.of(
                "",
                Quantity.metric(PLAIN, RegressionTrial.TEST_ERROR),
                Quantity.metric(L2, RegressionTrial.TEST_ERROR));
        return List.of(Claim.of(
                        "C1",
                        "the penalty lowers the test error",
                        new Rule.PairedDifference(List.of(contrast), 0))
                .seeds(5)
                .weightOfNull("yes: with few samples and much noise this is the case that the penalty is for"));
    }

    /** The head of the page, written before the first run; the verdict chooses. */
    @Override
    public List<Answer> answers(Settings settings) {
        return List.of(Answer.to(
                "C1",
                Map.of(
                        Answer.When.REPRODUCED,
                        "On few samples the penalty lowers the test error.",
                        Answer.When.CONTRADICTED,
                        "On few samples the penalty raises the test error.",
                        Answer.When.INCONCLUSIVE,
                        "These seeds cannot tell whether the penalty lowers the test error.",
                        Answer.When.NOT_RUN,
                        "Whether the penalty lowers the test error was not judged.")));
    }

    @Override
    public List<Symbol> symbols(Settings settings) {
        return List.of(new Symbol(
                RegressionTrial.TEST_ERROR, "The mean squared error on samples that were not learned from; less is better."));
    }

    @Override
    public List<Figure> figures(Settings settings) {
        return List.of(new Figure.Curves(
                "Test error on the way",
                "The penalty keeps the weights short; without it descent goes on to fit the noise.",
                List.of(new Figure.Panel(RegressionTrial.PATH, "test error")),
                List.of(PLAIN, L2),
                "step",
                false,
                false,
                OptionalDouble.empty()));
    }

    /** All that these classes reach decides a trial's result and is part of its id; this class only describes. */
    @Override
    public List<Class<?>> code() {
        return List.of(RegressionTrial.class);
    }

    /** Nothing is read: the problem is drawn. Data sets have theirs from {@code Catalogue} of l2bench-datasets. */
    @Override
    public SortedMap<String, String> dataFingerprints(Settings settings, DataRoot root) {
        return new TreeMap<>();
    }

    @Override
    public long steps(Settings settings, Arm arm) {
        return settings.descent().steps();
    }

    @Override
    public Outcome run(TrialContext<Settings> context) {
        return RegressionTrial.run(context);
    }
}
