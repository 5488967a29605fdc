package org.l2bench.experiments.rehearsalfreecl;

import org.l2bench.core.experiment.ArtifactContext;
import org.l2bench.core.setting.Binding;

/** What trials share: pre-trained weights, sweeps of strengths, and the choice from them. */
final class SharedWork {
    private SharedWork() {}

    static void build(ArtifactContext context) {
        var settings = context.settings();
        switch (context.inputs().name()) {
            case Encoder.NAME -> Binding.read(settings, Encoder.class).build(context);
            case WeightChoice.NAME ->
                WeightChoice.write(
                        Binding.read(settings, WeightChoice.class).table(context.artifacts()), context.file());
            default -> WeightChoice.write(Binding.read(settings, SweepRun.class).run(context), context.file());
        }
    }
}
