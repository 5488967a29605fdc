package org.l2bench.experiments.bngammal2;

import static org.l2bench.experiments.bngammal2.Category.DOWN;
import static org.l2bench.experiments.bngammal2.Category.LAST;
import static org.l2bench.experiments.bngammal2.Category.OTHERS;
import static org.l2bench.experiments.bngammal2.Category.STEM;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.l2bench.core.experiment.Arm;

/** The arms of the sheet. */
record Arms(Settings settings) {
    static final String NONE = "none";
    static final String OTHERS_BETA = "others-beta";
    static final String ALL = "all";
    static final String GUIDELINE = "guideline";
    static final String ANTI = "anti";
    static final String ZERO_NONE = "zinit-none";
    static final String ZERO_LAST = "zinit-last";

    /** Those that are run with other doses too. */
    static final List<String> SWEPT = List.of(LAST.label, DOWN.label, OTHERS.label, GUIDELINE);

    List<Arm> all() {
        double dose = settings.dose().main();
        var arms = new ArrayList<>(List.of(
                Arm.trained(NONE, "no gamma is decayed", "baseline").treated(Treatment.of(0)),
                of(LAST.label, "last norm of each branch", "method: apply, by our reading", dose, LAST),
                of(DOWN.label, "norms on projections", "method: do not apply, by our reading", dose, DOWN),
                of(OTHERS.label, "inner norms of the branches", "method: apply, by our reading", dose, OTHERS),
                of(STEM.label, "norm before the first block", "method: do not apply, a guess", dose, STEM),
                Arm.trained(OTHERS_BETA, "others and their betas", "scale-invariant as a pair")
                        .treated(Treatment.of(dose, OTHERS).andShifts()),
                of(ALL, "all four categories", "common habit", dose, Category.values()),
                of(GUIDELINE, "last and others", "our reading of the guidelines", dose, LAST, OTHERS),
                of(ANTI, "down and stem", "reverse control", dose, DOWN, STEM),
                Arm.trained(
                                random(),
                                settings.net().lastScales() + " gammas of all categories, drawn by the seed",
                                "control: number, not place")
                        .treated(Treatment.of(dose, Category.values()).drawn()),
                Arm.trained(weights(), "no gamma; the weights' decay, times its factor", "sceptic's control")
                        .treated(Treatment.of(0).withWeights(settings.sgd().weightsFactor())),
                Arm.trained(ZERO_NONE, "no gamma; last starts at 0", "decay or starting point")
                        .treated(Treatment.of(0).fromZero()),
                Arm.trained(ZERO_LAST, "last, which starts at 0", "decay or starting point")
                        .treated(Treatment.of(dose, LAST).fromZero())));
        for (double swept : settings.dose().swept()) {
            var differs = "the same with a decay of " + shown(swept);
            arms.add(of(at(LAST.label, swept), differs, "dose", swept, LAST));
            arms.add(of(at(DOWN.label, swept), differs, "dose", swept, DOWN));
            arms.add(of(at(OTHERS.label, swept), differs, "dose", swept, OTHERS));
            arms.add(of(at(GUIDELINE, swept), differs, "dose", swept, LAST, OTHERS));
        }
        return arms;
    }

    private static Arm of(String name, String differs, String role, double decay, Category... categories) {
        return Arm.trained(name, differs, role).treated(Treatment.of(decay, categories));
    }

    /** The arm that decays as many gammas as {@code last} does, whatever their place. */
    String random() {
        return "random" + settings.net().lastScales();
    }

    /** The arm that decays the weights more instead. */
    String weights() {
        return "weights" + settings.sgd().weightsFactor();
    }

    /** The arms with another gamma decay than none's, at the main dose, from the usual start. */
    List<String> main() {
        return Stream.concat(
                        Stream.of(Category.values()).map(c -> c.label),
                        Stream.of(OTHERS_BETA, ALL, GUIDELINE, ANTI, random()))
                .toList();
    }

    /** The arms with another dose. */
    List<String> swept() {
        return settings.dose().swept().stream()
                .flatMap(dose -> SWEPT.stream().map(arm -> at(arm, dose)))
                .toList();
    }

    /** The name of an arm at a dose. */
    String at(String arm, double dose) {
        return dose == settings.dose().main() ? arm : arm + "@" + shown(dose);
    }

    /** Whether it is run with all seeds. */
    static boolean hasAllSeeds(String arm) {
        return !arm.contains("@") && !arm.equals(ZERO_NONE) && !arm.equals(ZERO_LAST);
    }

    /** 0.0005 as 5e-4, 0.012 as 1.2e-2. */
    static String shown(double dose) {
        var exact = new BigDecimal(String.valueOf(dose)).stripTrailingZeros();
        int exponent = exact.precision() - exact.scale() - 1;
        return exact.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }
}
