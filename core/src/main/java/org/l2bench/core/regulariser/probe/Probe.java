package org.l2bench.core.regulariser.probe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.l2bench.core.regulariser.convention.Conventions;
import org.l2bench.core.regulariser.convention.Intercept;
import org.l2bench.core.regulariser.convention.Loss;
import org.l2bench.core.regulariser.convention.Meaning;
import org.l2bench.core.regulariser.convention.Spread;
import org.l2bench.core.regulariser.probe.Finding.Kind;

/**
 * Which quadratic penalty makes given weights optimal. At an optimum of mean loss + lambda sum spread_j^2 w_j^2 every weight has
 * gradient_j = -2 lambda spread_j^2 w_j: the weights tell lambda_j = -gradient_j / (2 w_j), and its pattern over the features tells the
 * rest.
 *
 * @param loss squared, log or hinge
 * @param value of the library's parameter, if it is known
 */
public record Probe(Conventions table, Loss loss, Sample sample, OptionalDouble value) {
    /** Weights this near to the optimum without a penalty have none that could be told from rounding. */
    private static final double UNPENALISED = 1e-4;

    /** That of two digits: what one digit leaves open is as large as a weight itself. */
    private static final double MOST_ROUNDING = 0.05;

    /** No solver comes nearer for sure. */
    private static final double NUMERICAL = 1e-12;

    /** Weights this near to an optimum may be those of an optimiser that stopped early. */
    private static final double NEAR = 0.1;

    private static final double LEAST_TOLERANCE = 1e-5;
    private static final double MOST_TOLERANCE = 0.02;

    /** What weights say that were fitted to the sample. */
    public Finding of(Fitted fitted) {
        var finding = straight(fitted, false);
        if (loss == Loss.SQUARED || finding.kind() == Kind.PENALTY || finding.kind() == Kind.NO_PENALTY) {
            return finding;
        }
        var turned = straight(fitted.turned(), true);
        return turned.kind().compareTo(finding.kind()) < 0 ? turned : finding;
    }

    /**
     * The same with further weights, fitted to the same rows given twice, which tell how the strength depends on the number of rows.
     *
     * @param twice by the same program with the same parameter
     */
    public Finding of(Fitted fitted, Fitted twice) {
        var once = of(fitted);
        var again = new Probe(table, loss, sample.twice(), value).of(twice);
        if (once.kind() != Kind.PENALTY || again.kind() != Kind.PENALTY) {
            return once;
        }
        var tolerance = Math.max(tolerance(once.fits()), tolerance(again.fits()));
        return new Finding(
                once.kind(),
                once.turned(),
                once.coordinates(),
                once.fits(),
                once.fromUnpenalised(),
                once.l1(),
                once.telling(),
                OptionalDouble.of(ratio(once.fits().get(0), again)),
                Candidates.agreeing(once.candidates(), again.candidates(), tolerance));
    }

    /** On the features as they stand: a deviation with n - 1 changes when the rows are given twice. */
    private double ratio(FormFit once, Finding again) {
        var same = again.fits().stream()
                .filter(f -> f.form().equals(once.form()))
                .findFirst()
                .orElse(again.fits().get(0));
        double rows = sample.rows();
        var deviations = same.form().spread() == Spread.SAMPLE ? (2 * rows / (2 * rows - 1)) / (rows / (rows - 1)) : 1;
        return same.lambda() * deviations / once.lambda();
    }

    private Finding straight(Fitted fitted, boolean turned) {
        return loss == Loss.HINGE ? hinge(fitted, turned) : smooth(fitted, turned);
    }

    private Finding smooth(Fitted fitted, boolean turned) {
        var stationarity = Stationarity.of(loss, sample, fitted);
        var all = stationarity.fits();
        var unpenalised = stationarity.distance(new Form(Spread.NONE, free(fitted)), 0);
        var fits = explaining(all, fitted.rounding());
        var l1 = Optional.<L1Part>empty();
        var kind = Kind.PENALTY;
        // Of weights that were rounded many shapes are near, and the optimum of the loss alone with them.
        boolean isExplained = fits.stream().anyMatch(f -> f.unexplained() <= Stationarity.EXPLAINED);
        var digits = stationarity.digits();
        boolean isWithinDigits = unpenalised <= (isExplained ? digits : Math.max(2 * digits, NUMERICAL));
        if (stationarity.isAtRest() || isWithinDigits || (fits.isEmpty() && unpenalised <= UNPENALISED)) {
            kind = Kind.NO_PENALTY;
            fits = List.of();
        } else if (fits.isEmpty()) {
            l1 = stationarity.l1();
            var nearest = nearest(all);
            kind = l1.isPresent()
                    ? Kind.ELASTIC_NET
                    : nearest.isPresent() && nearest.get().distance() <= NEAR && !stationarity.hasZeroWithGradient()
                            ? Kind.STOPPED_EARLY
                            : Kind.NONE_FITS;
            fits = nearest.map(List::of).orElse(List.of());
        }
        return finding(kind, turned, stationarity.coordinates(), fits, unpenalised, l1, stationarity.telling());
    }

    private Finding hinge(Fitted fitted, boolean turned) {
        var solved = HingeStationarity.best(sample, fitted);
        var all = solved.stream().map(HingeStationarity.Solved::fit).toList();
        var fits = explaining(all, 0);
        var best = all.stream()
                .filter(f -> f.form().intercept() != Intercept.OWN)
                .min(Comparator.comparingDouble(FormFit::unexplained))
                .orElseThrow();
        boolean isAtRest = HingeStationarity.isAtRest(sample, fitted);
        if (isAtRest) {
            fits = List.of();
        }
        var kind = isAtRest
                ? Kind.NO_PENALTY
                : !fits.isEmpty() ? Kind.PENALTY : best.unexplained() <= NEAR ? Kind.STOPPED_EARLY : Kind.NONE_FITS;
        var shown = fits.isEmpty() ? best : fits.get(0);
        var gradient = solved.stream()
                .filter(s -> s.fit().equals(shown))
                .findFirst()
                .orElseThrow()
                .gradient();
        var coordinates = HingeStationarity.coordinates(sample, fitted, gradient);
        var telling = new Stationarity(loss, sample, fitted, gradient).telling();
        return finding(
                kind,
                turned,
                coordinates,
                fits.isEmpty() && !isAtRest ? List.of(best) : fits,
                Double.NaN,
                Optional.empty(),
                telling);
    }

    private static Intercept free(Fitted fitted) {
        return fitted.intercept().isPresent() ? Intercept.FREE : Intercept.NONE;
    }

    /** The shapes that leave least of the gradient; an intercept with a strength of its own only where it takes one. */
    private static List<FormFit> explaining(List<FormFit> all, double rounding) {
        var reach = 2 * Math.min(rounding, MOST_ROUNDING);
        for (var own : new boolean[] {false, true}) {
            var good = all.stream()
                    .filter(f -> f.form().intercept() == Intercept.OWN == own)
                    .filter(f -> f.highest() > 0)
                    .filter(f -> f.unexplained() <= Stationarity.EXPLAINED || f.distance() <= reach)
                    .sorted(Comparator.comparingDouble(FormFit::unexplained))
                    .toList();
            if (!good.isEmpty()) {
                var most = Math.max(3 * good.get(0).unexplained(), 1e-8);
                return good.stream()
                        .filter(f -> f.unexplained() <= most || f.distance() <= reach)
                        .toList();
            }
        }
        return List.of();
    }

    private static Optional<FormFit> nearest(List<FormFit> all) {
        return all.stream()
                .filter(f -> f.form().intercept() != Intercept.OWN && f.lambda() > 0)
                .min(Comparator.comparingDouble(FormFit::distance));
    }

    private static double tolerance(List<FormFit> fits) {
        var unexplained = fits.stream().mapToDouble(FormFit::unexplained).max().orElse(0);
        return Math.min(MOST_TOLERANCE, Math.max(LEAST_TOLERANCE, 20 * unexplained));
    }

    private Finding finding(
            Kind kind,
            boolean turned,
            List<Coordinate> coordinates,
            List<FormFit> fits,
            double unpenalised,
            Optional<L1Part> l1,
            int telling) {
        List<Candidate> candidates =
                switch (kind) {
                    case PENALTY -> new Candidates(loss, sample, fits, value, tolerance(fits)).of(table);
                    case STOPPED_EARLY -> new Candidates(loss, sample, fits, value, NEAR).of(table);
                    case NO_PENALTY -> withoutEffect();
                    case ELASTIC_NET, NONE_FITS -> List.of();
                };
        return new Finding(
                kind, turned, coordinates, fits, unpenalised, l1, telling, OptionalDouble.empty(), candidates);
    }

    private List<Candidate> withoutEffect() {
        var found = new ArrayList<Candidate>();
        for (var row : table.rows()) {
            if (row.loss().agrees(loss) && row.meaning() instanceof Meaning.None none && none.ignored()) {
                found.add(new Candidate(row, Double.NaN, Double.NaN, List.of(), false));
            }
        }
        return found;
    }
}
