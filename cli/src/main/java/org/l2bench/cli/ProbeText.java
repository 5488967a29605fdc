package org.l2bench.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.l2bench.core.regulariser.convention.Amount;
import org.l2bench.core.regulariser.convention.Loss;
import org.l2bench.core.regulariser.convention.Spread;
import org.l2bench.core.regulariser.probe.Candidate;
import org.l2bench.core.regulariser.probe.Finding;
import org.l2bench.core.regulariser.probe.Finding.Kind;
import org.l2bench.core.regulariser.probe.Form;
import org.l2bench.core.regulariser.probe.FormFit;
import org.l2bench.reports.probe.ProbeInput;

/** Tells what a probe has found. */
record ProbeText(ProbeInput input, Loss loss, boolean isValueKnown) {
    private static final int DIGITS = 6;
    private static final int FEW_DIGITS = 3;
    private static final double EXACT = 1e-3;
    private static final double SEEN = 1e-5;

    List<String> lines(Finding finding) {
        var lines = new ArrayList<String>();
        var sample = input.sample();
        lines.add(ConventionText.count(sample.rows(), "row") + ", " + ConventionText.count(sample.width(), "feature")
                + ", label " + input.target() + ", " + loss.meaning());
        input.notes().forEach(n -> lines.addAll(ConventionText.field("note", n)));
        if (finding.turned()) {
            lines.addAll(ConventionText.field(
                    "note", "the weights are those of the other class: all signs are turned here"));
        }
        lines.add("");
        lines.addAll(table(finding));
        lines.add("");
        lines.addAll(verdict(finding));
        lines.addAll(twice(finding));
        lines.addAll(rows(finding));
        return lines;
    }

    private List<String> table(Finding finding) {
        var columns = new Columns().row("coordinate", "weight", "gradient", "lambda_j", "lambda_j / variance (n - 1)");
        var sample = input.sample();
        var all = finding.coordinates();
        for (var j = 0; j < all.size(); j++) {
            var c = all.get(j);
            var isFeature = j < sample.width();
            var lambda = c.lambda().isPresent() ? number(c.lambda().getAsDouble()) : "- (weight 0)";
            columns.row(
                    c.name(),
                    number(c.weight()),
                    number(c.gradient()),
                    lambda,
                    !isFeature ? "" : sample.isConstant(j) ? "constant" : overVariance(finding, j));
        }
        return columns.lines();
    }

    private String overVariance(Finding finding, int feature) {
        var lambda = finding.coordinates().get(feature).lambda();
        return lambda.isPresent() ? number(lambda.getAsDouble() / input.sample().variance(feature)) : "-";
    }

    private List<String> verdict(Finding finding) {
        var lines = new ArrayList<String>();
        var best = finding.fits().stream().findFirst();
        switch (finding.kind()) {
            case PENALTY -> {
                boolean isExact = finding.fits().stream().anyMatch(f -> f.unexplained() <= EXACT);
                lines.add("A quadratic penalty explains the weights"
                        + (isExact ? "." : ", to within the digits that they are written with."));
                finding.fits().forEach(f -> lines.addAll(shape(f)));
                if (finding.fits().size() > 1) {
                    lines.addAll(
                            ConventionText.field("open", "these weights do not tell the shapes apart" + why(finding)));
                }
            }
            case NO_PENALTY -> {
                lines.add("No penalty: the weights are the optimum of the loss alone"
                        + (finding.fromUnpenalised() > 1e-9
                                ? ", to within " + Amount.shown(finding.fromUnpenalised(), 2)
                                : "")
                        + ".");
                lines.addAll(ConventionText.field("or", "one that is too weak to be told from rounding"));
            }
            case ELASTIC_NET -> {
                var l1 = finding.l1().orElseThrow();
                boolean isAlone = l1.lambda() == 0;
                lines.add(
                        isAlone
                                ? "No quadratic penalty fits, an L1 penalty alone does."
                                : "No quadratic penalty fits, an L1 penalty beside one does.");
                lines.addAll(ConventionText.field("L1", number(l1.strength()) + " times the sum of abs(w_j)"));
                if (!isAlone) {
                    lines.addAll(ConventionText.field("lambda", number(l1.lambda())));
                }
                lines.addAll(ConventionText.field(
                        "features",
                        (isAlone ? "" : "both ")
                                + (l1.scaled() ? "on features in their deviations (n)" : "on features as they are")));
            }
            case STOPPED_EARLY -> {
                lines.add(
                        "The optimiser stopped early, or the weights were rounded: they are near an optimum and are none.");
                best.ifPresent(f -> lines.addAll(shape(f)));
                lines.addAll(ConventionText.field(
                        "open", "this shape is the nearest; weights that are no optimum do not tell which one it was"));
            }
            case NONE_FITS -> {
                lines.add(
                        finding.coordinates().stream()
                                        .limit(input.sample().width())
                                        .allMatch(c -> c.weight() == 0)
                                ? "No quadratic penalty fits: every weight is 0, which none of a finite strength brings about."
                                : "No quadratic penalty fits: lambda_j follows no pattern of scaling.");
                best.ifPresent(f -> lines.addAll(shape(f)));
            }
        }
        return lines;
    }

    private static String why(Finding finding) {
        return finding.telling() <= 1
                ? ": scaling is told by at least two that are not 0, on columns that are not constant"
                : "";
    }

    private List<String> shape(FormFit fit) {
        var lines = new ArrayList<String>();
        lines.addAll(ConventionText.field("features", features(fit.form())));
        lines.addAll(ConventionText.field("intercept", intercept(fit.form())));
        lines.addAll(ConventionText.field("lambda", lambda(fit)));
        lines.addAll(ConventionText.field(
                "residual", Amount.shown(fit.unexplained(), 2) + " of the gradient is not explained by it"));
        if (Double.isFinite(fit.distance())) {
            lines.addAll(ConventionText.field(
                    "distance", Amount.shown(fit.distance(), 2) + " of the weights from the optimum at this lambda"));
        }
        return lines;
    }

    private static String features(Form form) {
        return switch (form.spread()) {
            case NONE, COMMON -> "not scaled: lambda_j is equal";
            case SAMPLE, POPULATION -> "scaled first by their deviations: lambda_j is proportional to the variance";
            case RANGE -> "scaled first by their ranges: lambda_j is proportional to the squared range";
            case RMS -> "scaled first by their root mean squares about zero";
            case LARGEST -> "scaled first by their largest absolute values";
        };
    }

    private static String intercept(Form form) {
        return switch (form.intercept()) {
            case FREE -> "free";
            case PENALISED -> "penalised like a weight";
            case OWN -> "penalised with a strength of its own";
            case NONE, FEATURE, GIVEN -> "none";
        };
    }

    private String lambda(FormFit fit) {
        var text = new StringBuilder(range(fit.lowest(), fit.highest()));
        if (fit.form().spread() == Spread.SAMPLE) {
            var rows = input.sample().rows();
            var ratio = rows / (rows - 1.0);
            text.append(" on deviations with n - 1, ")
                    .append(range(fit.lowest() * ratio, fit.highest() * ratio))
                    .append(" with n");
        }
        return text.toString();
    }

    private static String range(double low, double high) {
        return high - low <= 1e-6 * Math.abs(high) ? number(low) : "from " + number(low) + " to " + number(high);
    }

    private List<String> twice(Finding finding) {
        if (input.twice().isEmpty()) {
            return List.of();
        }
        if (finding.ratio().isEmpty()) {
            return ConventionText.field(
                    "n", "the two fits do not both have a penalty, so that nothing can be said of n");
        }
        var ratio = finding.ratio().getAsDouble();
        var meaning = Math.abs(ratio - 0.5) < 0.03
                ? "proportional to 1/n"
                : Math.abs(ratio - 1) < 0.03 ? "does not depend on n" : "neither 1/n nor without n";
        return ConventionText.field(
                "n", meaning + ": with the same rows twice lambda_j is " + Amount.shown(ratio, 4) + " times as large");
    }

    private List<String> rows(Finding finding) {
        var lines = new ArrayList<String>();
        var candidates = finding.candidates();
        if (finding.kind() == Kind.ELASTIC_NET || finding.kind() == Kind.NONE_FITS) {
            return lines;
        }
        lines.add("");
        if (finding.kind() == Kind.NO_PENALTY) {
            lines.add("Rows of the table whose parameter is without effect:");
            candidates.forEach(c -> lines.add("  " + c.row().name()));
            return lines;
        }
        if (candidates.isEmpty()) {
            lines.add("No row of the table behaves so" + (isValueKnown ? " with this value." : "."));
            return lines;
        }
        lines.add("Rows of the table that behave so, and the value that their parameter must have had:");
        var known = candidates.stream().filter(c -> c.missing().isEmpty()).toList();
        var round = known.stream().filter(Candidate::isRound).toList();
        lines.addAll(columns(round, finding));
        var others = known.stream().filter(c -> !c.isRound()).toList();
        if (!round.isEmpty() && !others.isEmpty()) {
            lines.add("Those for which it would be no round number:");
        }
        lines.addAll(columns(others, finding));
        var open = candidates.stream().filter(c -> !c.missing().isEmpty()).toList();
        if (!open.isEmpty()) {
            lines.add("Those that may behave so, for which something is not known here:");
        }
        lines.addAll(columns(open, finding));
        if (candidates.stream().anyMatch(c -> c.row().scalesLabel())) {
            lines.addAll(ConventionText.field(
                    "label", "where a formula has sdy, sdyn, rmsy or rangey, the label is scaled too"));
        }
        return lines;
    }

    private List<String> columns(List<Candidate> candidates, Finding finding) {
        var columns = new Columns();
        candidates.forEach(c -> columns.row(
                "  " + c.row().name(),
                value(c, finding),
                c.row().equation().replace(", times s_j^2 for feature j", "")));
        return columns.lines().stream().map(ConventionText::clipped).toList();
    }

    private static String value(Candidate candidate, Finding finding) {
        if (!candidate.missing().isEmpty()) {
            return "needs " + candidate.missing().stream().map(n -> n.meaning()).collect(Collectors.joining(", "));
        }
        if (Double.isNaN(candidate.lowest())) {
            return "fixed";
        }
        var word = candidate.row().parameterWord();
        if (finding.fits().stream().allMatch(f -> f.unexplained() > SEEN)) {
            return word + " about " + Amount.shown((candidate.lowest() + candidate.highest()) / 2, FEW_DIGITS);
        }
        return word + " = " + range(candidate.lowest(), candidate.highest());
    }

    private static String number(double value) {
        return Amount.shown(value, DIGITS);
    }
}
