package org.l2bench.experiments.rehearsalfreecl;

import org.l2bench.core.experiment.ArtifactContext;
import org.l2bench.core.setting.Binding;

/** What trials share: pre-trained weights, sweeps of strengths, and the choice from them. */
final class ClBuilding {
    private ClBuilding() {}

    static void build(ArtifactContext context) {
        var settings = context.settings();
        switch (context.inputs().name()) {
            case ClEncoder.NAME -> Binding.read(settings, ClEncoder.class).build(context);
            case ClChoice.NAME ->
                ClChoice.write(Binding.read(settings, ClChoice.class).table(context.artifacts()), context.file());
            default -> ClChoice.write(Binding.read(settings, ClSweepRun.class).run(context), context.file());
        }
    }
}
