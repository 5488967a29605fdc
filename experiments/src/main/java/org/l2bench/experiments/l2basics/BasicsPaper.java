package org.l2bench.experiments.l2basics;

import java.util.List;
import org.l2bench.core.exhibit.PaperSetting;

/** There is no single paper: what is ours, what is standard, and what a reader must know. */
final class BasicsPaper {
    private static final String OURS = "our choice";

    private BasicsPaper() {}

    static List<PaperSetting> settings(BasicsSettings s) {
        return List.of(
                row("numbers to reproduce", "-", "none to reproduce; standard formulas", "standard", true),
                row(
                        "lambda",
                        "multiplies w'w, no one half; mean loss",
                        "as written",
                        "standard: the suite's convention",
                        true),
                row(
                        "sgdw, adamw",
                        "decay times the schedule, not times the learning rate; c = λ′/α",
                        "the same",
                        "standard: Loshchilov and Hutter 2019",
                        true),
                row(
                        "data",
                        s.data(),
                        "CIFAR-10 in the AdamW paper",
                        OURS,
                        s.data().equals("cifar10")),
                row("net of B, E, F, G", s.net() + "", "none", OURS, false),
                row("label noise", s.labelNoise() + " of the labels redrawn", "none", OURS, false),
                row(
                        "part A, C8",
                        "best λ of the mean over 64 problems: of a single one it is none in 3 draws of 10",
                        "none",
                        OURS,
                        false),
                row(
                        "part B",
                        "sgd-l2 " + s.curveRate() + ", momentum " + s.curveMomentum() + ", cosine, batch "
                                + s.curveBatch() + ", " + s.curveSteps() + " steps",
                        "none",
                        OURS,
                        false),
                row(
                        "part C",
                        "(η, λ) = (" + s.plainRate() + ", " + s.plainLambda() + ") and (" + s.momentumRate() + ", "
                                + s.momentumLambda() + ") with momentum 0.9, " + s.equilibriumSteps() + " steps",
                        "none",
                        OURS,
                        false),
                row(
                        "part E",
                        "rates " + s.sgdRates() + " (SGD without momentum), " + s.adamRates() + " (Adam); λ "
                                + s.penalties() + ", λ′ " + s.decays(),
                        "grids of half decades in the AdamW paper",
                        OURS,
                        false),
                row("part F", "sgd-l2 " + s.placementRate() + ", momentum 0.9, cosine", "none", OURS, false));
    }

    private static PaperSetting row(String item, String ours, String paper, String mark, boolean same) {
        return new PaperSetting(item, ours, paper, mark, same);
    }

    static List<String> knownLimits(BasicsSettings settings) {
        boolean paper = settings.net() == BasicsSettings.Net.CONVOLUTIONAL;
        return paper
                ? List.of(
                        "This preset is complete in code, but was never run by us on a GPU.",
                        "One trial of part E is a whole grid of one seed; it resumes after the last finished grid point.")
                : List.of(
                        "Small nets, few images and short training: the optimum of a grid may lie at its border, and then its"
                                + " slope is undecided.",
                        "The early stopper chooses on clean validation labels, which makes it a strong control.",
                        "Momentum's equilibrium assumes uncorrelated gradients; only its angle is judged.",
                        "Part E takes the best λ of a rate from test errors: it describes the landscape and chooses nothing."
                                + " Part G chooses on validation images, anew in every seed.",
                        "A run that diverges counts with error 1 and nll 100.");
    }
}
