package org.l2bench.core.experiment;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.exhibit.Citation;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.exhibit.PaperSetting;

/** Two parts: {@code flow} over seeds, whose arms have treatments, and {@code formula}, which is computed once. */
public class PartsExperiment implements ExperimentOfParts<PartsExperiment.Settings> {
    /** All settings. */
    public record Settings(int steps, double rate, int terms) {}

    /** Those of the part {@code flow}. */
    public record FlowSettings(int steps, double rate) {}

    /** Those of the part {@code formula}. */
    public record FormulaSettings(int terms) {}

    /** How an arm of {@code flow} moves. */
    public record Pace(double factor) {}

    private static final Settings DEFAULTS = new Settings(4, 0.5, 3);

    @Override
    public String name() {
        return "parts";
    }

    @Override
    public String summary() {
        return "Flows and adds up.";
    }

    @Override
    public Citation citation() {
        return new Citation("On parts", "A. Adder", "nowhere", "none");
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public List<Preset<Settings>> presets() {
        return List.of(new Preset<>("quick", 3, 11, DEFAULTS, "a second"));
    }

    @Override
    public List<? extends Part<Settings, ?>> parts() {
        return List.of(new Flow(), new Formula());
    }

    @Override
    public List<Claim> claims(Settings settings) {
        return List.of();
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

    private static Outcome outcome(String arm, String metric, double value) {
        var result = new ArmResult(new TreeMap<>(Map.of(metric, value)), Collections.emptySortedMap());
        return new Outcome(new TreeMap<>(Map.of(arm, result)), List.of());
    }

    private static final class Flow implements Part<Settings, FlowSettings> {
        @Override
        public String part() {
            return "flow";
        }

        @Override
        public Class<FlowSettings> partSettingsType() {
            return FlowSettings.class;
        }

        @Override
        public FlowSettings settings(Settings all) {
            return new FlowSettings(all.steps(), all.rate());
        }

        @Override
        public List<Arm> arms(FlowSettings settings) {
            return List.of(
                    Arm.trained("slow", "slowly", "baseline").treated(new Pace(1)),
                    Arm.trained("fast", "quickly", "method").treated(new Pace(10)));
        }

        @Override
        public List<Metric> metrics(FlowSettings settings) {
            return List.of(new Metric("way", "Way", "", 1, 0, "ways"));
        }

        /** The sources of tests are not on the class path. */
        @Override
        public List<Class<?>> code() {
            return List.of(Outcome.class);
        }

        @Override
        public SortedMap<String, String> dataFingerprints(FlowSettings settings, DataRoot root) {
            return new TreeMap<>(Map.of("river", "0123"));
        }

        @Override
        public long steps(FlowSettings settings, Arm arm) {
            return settings.steps();
        }

        @Override
        public Outcome run(TrialContext<FlowSettings> context) {
            var settings = context.settings();
            var way = context.treatment(Pace.class).factor() * settings.rate() * settings.steps();
            return outcome(
                    context.inputs().arm(), "way", way + context.inputs().seed().getAsInt());
        }
    }

    private static final class Formula implements Part<Settings, FormulaSettings> {
        @Override
        public String part() {
            return "formula";
        }

        @Override
        public Class<FormulaSettings> partSettingsType() {
            return FormulaSettings.class;
        }

        @Override
        public FormulaSettings settings(Settings all) {
            return new FormulaSettings(all.terms());
        }

        @Override
        public List<Arm> arms(FormulaSettings settings) {
            return List.of(Arm.trained("closed", "in closed form", "reference"));
        }

        @Override
        public List<Replicate> replicates(FormulaSettings settings, Arm arm, List<Integer> seeds) {
            return List.of(Replicate.ONLY);
        }

        @Override
        public List<Metric> metrics(FormulaSettings settings) {
            return List.of(new Metric("sum", "Sum", "", 1, 0, "sums"));
        }

        /** Other code than that of the other part. */
        @Override
        public List<Class<?>> code() {
            return List.of(Replicate.class);
        }

        @Override
        public SortedMap<String, String> dataFingerprints(FormulaSettings settings, DataRoot root) {
            return Collections.emptySortedMap();
        }

        @Override
        public long steps(FormulaSettings settings, Arm arm) {
            return 1;
        }

        @Override
        public Outcome run(TrialContext<FormulaSettings> context) {
            int terms = context.settings().terms();
            return outcome("closed", "sum", terms * (terms + 1) / 2.0);
        }
    }
}
