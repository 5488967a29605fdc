package org.l2bench.experiments.rehearsalfreecl;

import org.l2bench.core.setting.NamedFolder;
import org.l2bench.core.setting.Problems;

/** Everything that can be set, in groups; what ties settings of several groups to each other is checked here. */
public record Settings(ImageSplit images, Net net, Pretraining pretraining, Training training, Sweep sweep) {
    public Settings {
        var problems = new Problems()
                .require(
                        net.backbone().isEmpty() != (pretraining.classes() == 0),
                        "either net.backbone names a file or pretraining.classes is > 0, were \"%s\" and %s",
                        net.backbone(),
                        pretraining.classes())
                .require(
                        sweep.orders().isEmpty() || (sweep.tasks() >= 1 && sweep.tasks() <= training.tasks()),
                        "sweep.tasks must be from 1 to training.tasks (%s), was %s",
                        training.tasks(),
                        sweep.tasks())
                .require(
                        sweep.orders().isEmpty() || images.validationPerClass() >= 1,
                        "a sweep needs images.validationPerClass >= 1, was %s",
                        images.validationPerClass());
        net.checkFits(images.size(), problems);
        if (problems.messages().isEmpty() && !NamedFolder.isOne(images.data())) {
            new Demand(images, pretraining, training).check(problems);
        }
        problems.throwIfAny();
    }
}
