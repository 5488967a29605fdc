package org.l2bench.experiments.pacbayesmasks;

import org.l2bench.core.setting.Problems;

/** Settings of the experiment, part by part; the two parts on networks share images and net. */
public record Settings(
        LinearSettings linear,
        ImageSettings images,
        NetSettings net,
        FineTuningSettings fineTuning,
        BoundSettings bound) {
    public Settings {
        var problems = new Problems();
        int trainable = images.trainable();
        long tuned = (long) fineTuning.train() + fineTuning.validation();
        long bounded = (long) bound.prior() + bound.points();
        problems.require(
                        tuned <= trainable,
                        "fineTuning.train + fineTuning.validation must be at most %s, the images of %s that can be trained on, were %s",
                        trainable,
                        images.data(),
                        tuned)
                .require(
                        bounded <= trainable,
                        "bound.prior + bound.points must be at most %s, the images of %s that can be trained on, were %s",
                        trainable,
                        images.data(),
                        bounded);
        net.check(images, problems);
        problems.throwIfAny();
    }
}
