package org.l2bench.core.experiment;

import java.util.List;
import java.util.TreeMap;
import org.l2bench.core.setting.Binding;

/** Uses a tuning: {@code long} runs at the rate and decay that were best on seeds 1000 and 1001; the decay is on its edge. */
public class TunedExperiment extends DummyExperiment {
    /** What measurements depend on. */
    public record Tuned(double best) {}

    @Override
    public String name() {
        return "tuned";
    }

    @Override
    public List<Tuning> tunings(DummySettings settings) {
        var grid = new Tuning.Grid(
                "long",
                List.of(new Tuning.Axis("rate", List.of(0.1, 0.2, 0.4)), new Tuning.Axis("decay", List.of(0.0, 1.0))),
                List.of(1000, 1001),
                "distance",
                Tuning.Better.SMALLER);
        return List.of(new Tuning(grid, new Tuned(0.2), 1));
    }

    @Override
    public List<String> tunedBy(DummySettings settings, Arm arm) {
        return arm.name().equals("long") ? List.of("long") : List.of();
    }

    /** The distance from the best rate, the decay, and what tells seeds apart; at rate 0.1 training diverges. */
    @Override
    public double measure(ArtifactContext context, Tuning.Measurement what) {
        var tuned = Binding.read(context.settings(), Tuned.class);
        double rate = what.point().value("rate");
        double distance = Math.abs(rate - tuned.best()) + what.point().value("decay");
        return rate == 0.1 ? Double.NaN : distance + context.inputs().seed().getAsInt();
    }

    @Override
    public Outcome run(TrialContext<DummySettings> context) {
        if (!context.inputs().arm().equals("long")) {
            return super.run(context);
        }
        var arms = new TreeMap<String, ArmResult>();
        arms.put("long", result(context.choice("long").chosen().value("rate")));
        return new Outcome(arms, List.of());
    }
}
