package org.l2bench.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Symbol;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.exhibit.PaperSetting;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.plan.CodeVersion;

/** What is part of a trial's identity in the experiments as they are, and what is not. */
class TrialCodeTest {
    static List<Experiment<?>> experiments() {
        return Experiments.all();
    }

    private static Experiment<?> named(String name) {
        return experiments().stream()
                .filter(e -> e.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> reached(Experiment<?> experiment) {
        return CodeVersion.reached(experiment).keySet();
    }

    @ParameterizedTest
    @CsvSource({
        "ood-l2norm, core/network/SpectralNorm core/train/Sgd core/metric/Auroc experiments/oodl2norm/Scoring",
        "l2-basics, core/train/Adam core/network/Mlp experiments/l2basics/LeastSquares",
        "rehearsal-free-cl, core/train/FisherDiagonal experiments/rehearsalfreecl/Encoder core/metric/TaskAccuracies",
        "knn-lm-l2, core/neighbour/ExactIndex core/network/TransformerLmBlock core/train/ClippedGradient",
        "pac-bayes-masks, core/mask/LayerwiseGaussian core/bound/Certificate experiments/pacbayesmasks/LinearProblem",
        "saddle-to-saddle, core/linear/DeepLinearNet core/linear/GreedyRank experiments/saddletosaddle/PathMeter",
        "bn-gamma-l2, core/network/ResidualSum core/metric/BranchShare core/train/DecayDose experiments/bngammal2/Net"
    })
    void formulasOfAllDepthsAre(String name, String classes) {
        assertThat(reached(named(name)))
                .contains(Stream.of(classes.split(" ", -1))
                        .map(c -> "org/l2bench/" + c + ".java")
                        .toArray(String[]::new))
                .contains("org/l2bench/core/experiment/SeedTree.java", "org/l2bench/core/engine/RandomStream.java");
    }

    @Test
    void aNetOfAnotherExperimentIsNot() {
        assertThat(reached(named("ood-l2norm")))
                .noneMatch(path -> path.contains("Transformer") || path.contains("neighbour"));
        assertThat(reached(named("knn-lm-l2")))
                .noneMatch(path -> path.contains("Convolution") || path.contains("ResidualNet"));
    }

    @Test
    void theTrialOfAnotherPartIsNot() {
        var curve = CodeVersion.reached(named("l2-basics").part("u-curve")).keySet();
        assertThat(curve)
                .anyMatch(path -> path.endsWith("l2basics/CurveSettings.java"))
                .noneMatch(path -> path.matches(".*l2basics/(Grid|Schedule|Placement|LeastSquares).*"));
        var escape =
                CodeVersion.reached(named("saddle-to-saddle").part("escape")).keySet();
        assertThat(escape)
                .anyMatch(path -> path.endsWith("saddletosaddle/Escape.java"))
                .noneMatch(
                        path -> path.matches(".*saddletosaddle/(Starts|Minima|Completion|Penalised|Path|Distance).*"));
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void readersOfFilesClaimsPlansAndReportsAreNot(Experiment<?> experiment) {
        assertThat(reached(experiment))
                .noneMatch(path -> path.matches(
                        "org/l2bench/(datasets/(format|source|catalogue)|core/(claim|exhibit|plan|worker))/.*"));
    }

    /** A text of several words that describes cannot be reworded without making every number another one, if a trial reaches it. */
    @ParameterizedTest
    @MethodSource("experiments")
    <S extends Record> void captionsAreNot(Experiment<S> experiment) {
        var literals = new TreeSet<String>();
        CodeVersion.reached(experiment).values().forEach(tokens -> tokens.stream()
                .filter(t -> t.startsWith("\""))
                .forEach(literals::add));
        var captions = new TreeSet<String>();
        for (var preset : experiment.presets()) {
            var settings = preset.settings();
            experiment.arms(settings).stream().map(Arm::differs).forEach(captions::add);
            experiment.arms(settings).stream().map(Arm::role).forEach(captions::add);
            experiment.metrics(settings).stream().map(Metric::label).forEach(captions::add);
            experiment.claims(settings).stream().map(Claim::statement).forEach(captions::add);
            experiment.claims(settings).stream().map(Claim::weightOfNull).forEach(captions::add);
            experiment.answers(settings).forEach(a -> captions.addAll(a.texts().values()));
            experiment.symbols(settings).stream().map(Symbol::meaning).forEach(captions::add);
            experiment.figures(settings).stream().map(Figure::caption).forEach(captions::add);
            experiment.paperSettings(settings).stream().map(PaperSetting::item).forEach(captions::add);
            captions.addAll(experiment.knownLimits(settings));
        }
        captions.removeIf(caption -> !caption.contains(" "));
        assertThat(captions).isNotEmpty();
        assertThat(captions.stream().map(c -> "\"" + c + "\"")).doesNotContainAnyElementsOf(literals);
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void oneOtherSignAnywhereIsAnotherVersion(Experiment<?> experiment) {
        var sources = CodeVersion.reached(experiment);
        var before = CodeVersion.hash(sources);
        for (var path : List.of("org/l2bench/core/experiment/SeedTree.java", sources.lastKey())) {
            assertThat(sources).containsKey(path);
            var changed = new TreeMap<>(sources);
            changed.computeIfPresent(path, (p, tokens) -> Stream.concat(tokens.stream(), Stream.of("-"))
                    .toList());
            assertThat(CodeVersion.hash(changed)).isNotEqualTo(before);
        }
    }
}
