package org.l2bench.conventions;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** Deeplearning4j, in doubles: a network of one layer. */
final class Dl4jNetworks {
    private static final double TOLERANCE = 1e-12;

    private Dl4jNetworks() {}

    /** Where a penalty can be set. */
    interface Setting {
        void on(NeuralNetConfiguration.Builder network, OutputLayer.Builder layer);
    }

    static List<Step> all() {
        return Stream.of(
                        steps("dl4j.l2", x -> (network, layer) -> network.l2(x)),
                        steps("dl4j.l2", x -> (network, layer) -> layer.l2(x)),
                        ZeroGradient.steps(
                                "dl4j.l2.adaptive",
                                TOLERANCE,
                                (x, rate, rows) -> after(adam(rate), rows, (network, layer) -> network.l2(x))),
                        steps("dl4j.layer.weightDecay", x -> (network, layer) -> layer.weightDecay(x, true)),
                        steps("dl4j.layer.weightDecay.withoutLR", x -> (network, layer) -> layer.weightDecay(x, false)),
                        steps("dl4j.network.weightDecay", x -> (network, layer) -> network.weightDecay(x, true)),
                        steps(
                                "dl4j.network.weightDecay.withoutLR",
                                x -> (network, layer) -> network.weightDecay(x, false)))
                .flatMap(List::stream)
                .toList();
    }

    /** A parameter's setting. */
    private interface Parameter {
        Setting of(double value);
    }

    private static List<Step> steps(String row, Parameter parameter) {
        return ZeroGradient.steps(row, TOLERANCE, (x, rate, rows) -> after(new Sgd(rate), rows, parameter.of(x)));
    }

    private static IUpdater adam(double rate) {
        return new Adam(rate, ZeroGradient.BETA1, ZeroGradient.BETA2, ZeroGradient.EPSILON);
    }

    /** The weights, then the bias. */
    static double[] after(IUpdater updater, int rows, Setting setting) {
        var network =
                new NeuralNetConfiguration.Builder().dataType(DataType.DOUBLE).updater(updater);
        var layer = new OutputLayer.Builder(LossFunctions.LossFunction.MSE)
                .nIn(ZeroGradient.WEIGHTS.length)
                .nOut(1)
                .activation(Activation.IDENTITY);
        setting.on(network, layer);
        var model = new MultiLayerNetwork(network.list().layer(layer.build()).build());
        model.init();
        model.setParam("0_W", Nd4j.createFromArray(ZeroGradient.WEIGHTS).reshape(ZeroGradient.WEIGHTS.length, 1));
        model.setParam("0_b", Nd4j.createFromArray(ZeroGradient.BIAS).reshape(1, 1));
        var inputs = Nd4j.zeros(DataType.DOUBLE, rows, ZeroGradient.WEIGHTS.length);
        for (var step = 0; step < ZeroGradient.STEPS; step++) {
            model.fit(inputs, model.output(inputs));
        }
        return DoubleStream.concat(
                        Arrays.stream(model.getParam("0_W").toDoubleVector()),
                        DoubleStream.of(model.getParam("0_b").getDouble(0)))
                .toArray();
    }
}
