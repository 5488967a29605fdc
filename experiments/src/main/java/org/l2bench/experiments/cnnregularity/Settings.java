package org.l2bench.experiments.cnnregularity;

import org.l2bench.core.setting.Problems;

/** Settings of the experiment, part by part. */
public record Settings(
        KernelSettings kernels,
        SceneSettings scenes,
        NetSettings net,
        PlainSettings plain,
        NormedSettings normed,
        PriorSettings prior) {
    public Settings {
        var problems = new Problems();
        // What fits at s = 1 fits everywhere: kernels and images grow alike.
        net.check("scenes.size", scenes.size(), problems);
        net.check("prior.size", prior.size(), problems);
        problems.require(
                        plain.batch() <= scenes.train(),
                        "plain.batch must be at most scenes.train (%s), was %s",
                        scenes.train(),
                        plain.batch())
                .require(
                        normed.batch() <= scenes.train(),
                        "normed.batch must be at most scenes.train (%s), was %s",
                        scenes.train(),
                        normed.batch())
                .throwIfAny();
    }
}
