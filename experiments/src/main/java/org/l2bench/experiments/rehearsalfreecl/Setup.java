package org.l2bench.experiments.rehearsalfreecl;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.experiment.Artifacts;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.DataRoot.Content;
import org.l2bench.core.experiment.SeedTree;
import org.l2bench.core.network.FrozenCopy;
import org.l2bench.core.network.InitialStreams;
import org.l2bench.core.network.LayeredClassifier;
import org.l2bench.core.train.ParameterBuffer;
import org.l2bench.experiments.rehearsalfreecl.Method.Keep;
import org.l2bench.experiments.rehearsalfreecl.Method.Start;

/**
 * A network with its start weights, and the learner around it.
 *
 * @param pretrainingAccuracy test accuracy in points of the pre-training that it starts from, if we did one
 */
record Setup(LayeredClassifier network, Learner learner, OptionalDouble pretrainingAccuracy) {
    /** All random starts of a seed have the same weights. */
    private static final String GROUP = "random start";

    /** What the start is made of. */
    record Source(ImageSplit images, Net net, DataRoot data, Artifacts artifacts) {
        /** A network with random weights. */
        LayeredClassifier network(int classes, SeedTree seeds, Compute compute) {
            return Net.placed(net.create(images, classes, InitialStreams.of(seeds, GROUP)), compute);
        }

        /** Puts pre-trained weights into a network. */
        OptionalDouble putInto(LayeredClassifier network) {
            if (net.backbone().isEmpty()) {
                return OptionalDouble.of(Encoder.putInto(network, artifacts.file(Encoder.NAME)));
            }
            if (data.content() != Content.STAND_IN) {
                new Backbone(net.backbone()).putInto(network, net, data);
            }
            return OptionalDouble.empty();
        }
    }

    static Setup of(Source source, Training training, Method method, Weights weights, SeedTree seeds, Compute compute) {
        var net = source.net();
        var network = source.network(training.classes(), seeds, compute);
        var accuracy = method.start() == Start.PRETRAINED ? source.putInto(network) : OptionalDouble.empty();
        var parameters = parameters(net, network, method, compute);
        Optional<FrozenCopy> teacher = method.usesTeacher()
                ? Optional.of(new FrozenCopy(source.network(training.classes(), seeds, compute)))
                : Optional.empty();
        Optional<Augmentation> augmentation =
                training.augment() ? Optional.of(Augmentation.of(source.images(), compute)) : Optional.empty();
        var learner =
                new Learner(training, method, weights, network, teacher, parameters, augmentation, seeds, compute);
        return new Setup(network, learner, accuracy);
    }

    /** What the arm trains; the encoder stands together, so that a penalty on it acts on one run of numbers. */
    static ParameterBuffer parameters(Net net, LayeredClassifier network, Method method, Compute compute) {
        var trained = net.trained(network, method.keep() == Keep.FROZEN);
        return ParameterBuffer.of(trained, List.of(Net.encoder().covers()), true, compute);
    }
}
