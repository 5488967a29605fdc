package org.l2bench.experiments.rehearsalfreecl;

import java.util.OptionalDouble;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.experiment.Artifacts;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.DataRoot.Content;
import org.l2bench.core.experiment.SeedTree;
import org.l2bench.core.network.InitialStreams;
import org.l2bench.core.network.LayeredClassifier;

/** What networks start from: random weights, or those of the pre-training or of the user's backbone. */
record StartWeights(ImageSplit images, Net net, DataRoot data, Artifacts artifacts) {
    /** All random starts of a seed have the same weights. */
    private static final String GROUP = "random start";

    /** A network with random weights. */
    LayeredClassifier random(int classes, SeedTree seeds, Compute compute) {
        return Net.placed(net.create(images, classes, InitialStreams.of(seeds, GROUP)), compute);
    }

    /** Puts pre-trained weights into a network's encoder. */
    void putInto(LayeredClassifier network) {
        if (net.backbone().isEmpty()) {
            Encoder.putInto(network, artifacts.file(Encoder.NAME));
        } else if (data.content() != Content.STAND_IN) {
            new Backbone(net.backbone()).putInto(network, net, data);
        }
    }

    /** Test accuracy in points of the pre-training, if we did one. */
    OptionalDouble pretrainingAccuracy() {
        return net.backbone().isEmpty()
                ? OptionalDouble.of(Encoder.accuracy(artifacts.file(Encoder.NAME)))
                : OptionalDouble.empty();
    }
}
