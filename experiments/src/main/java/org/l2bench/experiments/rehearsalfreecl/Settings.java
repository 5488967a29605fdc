package org.l2bench.experiments.rehearsalfreecl;

import java.util.List;
import org.l2bench.core.setting.Problems;
import org.l2bench.datasets.catalogue.Catalogue;
import org.l2bench.datasets.catalogue.DataSet;
import org.l2bench.datasets.catalogue.NamedSet;
import org.l2bench.datasets.catalogue.Split;

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
        if (problems.messages().isEmpty()) {
            var demand = new Demand(images, pretraining, training);
            NamedSet.images("images.data", images.data(), problems).ifPresent(set -> check(demand, set, problems));
        }
        problems.throwIfAny();
    }

    /** What a named set must have; of a user's folder nothing is known before it is read. */
    private static void check(Demand demand, DataSet set, Problems problems) {
        if (set.counts().containsKey(Split.ALL)) {
            demand.checkWhole(Catalogue.classCounts(set.name(), Split.ALL), problems);
        } else if (set.counts().keySet().containsAll(List.of(Split.TRAIN, Split.TEST))) {
            demand.checkParts(
                    Catalogue.classCounts(set.name(), Split.TRAIN),
                    Catalogue.classCounts(set.name(), Split.TEST),
                    problems);
        } else {
            problems.require(
                    false,
                    "images.data must be a set in one part, or with training and test images; %s has the parts %s",
                    set.name(),
                    set.counts().keySet());
        }
    }
}
