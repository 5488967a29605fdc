package org.l2bench.cli;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Contrast;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.claim.Rule;
import org.l2bench.core.exhibit.Citation;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.exhibit.PaperSetting;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.ExperimentOfParts;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.Part;
import org.l2bench.core.experiment.Preset;
import org.l2bench.core.experiment.Replicate;
import org.l2bench.core.experiment.SmallPicture;
import org.l2bench.core.experiment.TrialContext;

/** An experiment of two parts without training: two folds of each seed, and a formula that is computed once. */
final class PartedExperiment implements ExperimentOfParts<PartedExperiment.Settings> {
    /** All settings. */
    record Settings(double lift, double exact) {}

    /** Those of either part. */
    record Own(double value) {}

    private static final Settings DEFAULTS = new Settings(0.5, 2);

    @Override
    public String name() {
        return "parted";
    }

    @Override
    public String summary() {
        return "Is either part right?";
    }

    @Override
    public Citation citation() {
        return new Citation("On parts", "P. Parter", "Nowhere 2021", "arXiv 0000.00001");
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public List<Preset<Settings>> presets() {
        return List.of(
                new Preset<>("smoke", 1, 11, DEFAULTS, "a second"), new Preset<>("quick", 3, 11, DEFAULTS, "a moment"));
    }

    @Override
    public List<? extends Part<Settings, ?>> parts() {
        return List.of(new Folds(), new Formula());
    }

    @Override
    public List<Claim> claims(Settings settings) {
        var contrast = Contrast.of("", Quantity.metric("lifted", "score"), Quantity.metric("plain", "score"));
        var range = new Rule.Range("", Quantity.metric("closed", "root"), 1.41, 1.42);
        return List.of(
                claim("C1", "lifted scores more than plain", new Rule.PairedDifference(List.of(contrast), 0)),
                claim("C2", "the root is right", new Rule.Within(List.of(range), Rule.Over.EVERY_SEED)));
    }

    private static Claim claim(String id, String statement, Rule rule) {
        return Claim.of(id, statement, rule).weightOfNull("much");
    }

    @Override
    public List<Figure> figures(Settings settings) {
        return List.of();
    }

    @Override
    public List<PaperSetting> paperSettings(Settings settings) {
        return List.of();
    }

    @Override
    public List<String> knownLimits(Settings settings) {
        return List.of();
    }

    /** What both parts have. */
    private interface Small extends Part<Settings, Own> {
        @Override
        default Class<Own> partSettingsType() {
            return Own.class;
        }

        /** The sources of tests are not on the class path. */
        @Override
        default List<Class<?>> code() {
            return List.of(Outcome.class);
        }

        @Override
        default SortedMap<String, String> dataFingerprints(Own settings, DataRoot root) {
            return Collections.emptySortedMap();
        }

        @Override
        default long steps(Own settings, Arm arm) {
            return 10;
        }

        default ArmResult result(String metric, double value) {
            return new ArmResult(new TreeMap<>(Map.of(metric, value)), Collections.emptySortedMap());
        }

        default Outcome outcome(TrialContext<Own> context, ArmResult result) {
            return new Outcome(new TreeMap<>(Map.of(context.inputs().arm(), result)), List.of());
        }
    }

    private static final class Folds implements Small {
        @Override
        public String part() {
            return "folds";
        }

        @Override
        public Own settings(Settings all) {
            return new Own(all.lift());
        }

        @Override
        public List<Arm> arms(Own settings) {
            return List.of(Arm.trained("plain", "nothing", "baseline"), Arm.trained("lifted", "lifted", "method"));
        }

        @Override
        public List<Replicate> replicates(Own settings, Arm arm, List<Integer> seeds) {
            return Replicate.folds(seeds, 2);
        }

        @Override
        public List<Metric> metrics(Own settings) {
            return List.of(new Metric("score", "Score", "", 2, 0.01, "scores"));
        }

        @Override
        public Outcome run(TrialContext<Own> context) {
            var noise = Math.floorMod(context.seeds().stream(context.inputs().arm(), "noise"), 100) / 1000.0;
            var lift =
                    context.inputs().arm().equals("lifted") ? context.settings().value() : 0;
            return outcome(context, result("score", noise + lift));
        }
    }

    private static final class Formula implements Small {
        @Override
        public String part() {
            return "formula";
        }

        @Override
        public Own settings(Settings all) {
            return new Own(all.exact());
        }

        @Override
        public List<Arm> arms(Own settings) {
            return List.of(Arm.trained("closed", "in closed form", "reference"));
        }

        @Override
        public List<Replicate> replicates(Own settings, Arm arm, List<Integer> seeds) {
            return List.of(Replicate.ONLY);
        }

        @Override
        public List<Metric> metrics(Own settings) {
            return List.of(
                    new Metric("root", "Root", "", 4, 0, "roots"), Metric.measured("time", "Time", "ns", 0, "roots"));
        }

        @Override
        public Outcome run(TrialContext<Own> context) {
            var dot = SmallPicture.grey(1, 1, new byte[] {7});
            var result = result("root", Math.sqrt(context.settings().value()))
                    .withMeasured(new TreeMap<>(Map.of("time", (double) System.nanoTime())))
                    .withPictures(new TreeMap<>(Map.of("dot", dot)));
            return outcome(context, result);
        }
    }
}
