package org.l2bench.experiments.aeperturbation;

import java.util.List;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;
import org.l2bench.core.train.WholeEpochs;

/** Autoencoder and classifier, and their training by Adam. */
public record NetSettings(
        @Setting("layers of the encoder; the decoder mirrors them") @Range(least = 1, most = 100_000)
        List<Integer> hidden,

        @Setting("layers of the encoder for tables of at most net.fewColumns columns") @Range(least = 1, most = 100_000)
        List<Integer> hiddenOfFew,

        @Setting("columns up to which net.hiddenOfFew is used") @Range(least = 0, most = 1_000_000)
        int fewColumns,

        @Setting("epochs of pre-training; of each layer where they are stacked") @Range(least = 1, most = 100_000)
        int pretrainingEpochs,

        @Setting("epochs of the classifier") @Range(least = 1, most = 100_000)
        int epochs,

        @Setting("rows of a step; the last one of an epoch may have fewer") @Range(least = 1, most = 1_000_000)
        int batch,

        @Setting("learning rate of Adam") @Range(least = 1e-12, most = 1)
        double rate) {
    public NetSettings {
        hidden = List.copyOf(hidden);
        hiddenOfFew = List.copyOf(hiddenOfFew);
        new Problems()
                .require(!hidden.isEmpty(), "hidden must name at least one layer")
                .require(!hiddenOfFew.isEmpty(), "hiddenOfFew must name at least one layer")
                .throwIfAny();
    }

    List<Integer> hiddenOf(int columns) {
        return columns <= fewColumns ? hiddenOfFew : hidden;
    }

    long pretrainingSteps(long rows) {
        return pretrainingEpochs * WholeEpochs.stepsPerEpoch(rows, batch);
    }

    long steps(long rows) {
        return epochs * WholeEpochs.stepsPerEpoch(rows, batch);
    }
}
