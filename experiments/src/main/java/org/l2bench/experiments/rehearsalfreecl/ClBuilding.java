package org.l2bench.experiments.rehearsalfreecl;

import org.l2bench.core.experiment.ArtifactContext;
import org.l2bench.core.experiment.SettingsBinding;

/** What trials share: pre-trained weights, sweeps of strengths, and the choice from them. */
final class ClBuilding {
    private ClBuilding() {}

    static void build(ArtifactContext context) {
        var settings = context.settings();
        switch (context.inputs().name()) {
            case ClPretraining.NAME ->
                SettingsBinding.read(settings, ClPretraining.class).build(context);
            case ClChoice.NAME ->
                ClChoice.write(
                        SettingsBinding.read(settings, ClChoice.class).table(context.artifacts()), context.file());
            default ->
                ClChoice.write(SettingsBinding.read(settings, ClSweep.class).run(context), context.file());
        }
    }
}
