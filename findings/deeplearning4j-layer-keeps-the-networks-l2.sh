#!/usr/bin/env bash
# Deeplearning4j 1.0.0-M2.1: a layer's l2 of 0 is not 0, and a layer's configuration keeps the l2 of the first network it was in.
#
# Expected: a layer's own value takes the place of the network's, as it does for any value but 0 (l2 of 0.1 in the layer and 0.3 in the
#           network is 0.1). So l2(0) or weightDecay(0) leaves a layer out. And a network is what its own builder says, whatever
#           networks its layers were built into before.
# Seen:     a layer with l2(0) shrinks with the network's l2, and one with weightDecay(0) with the network's weight decay, held
#           twice. A layer that was in a network with l2 0.1 has 0.1 in the next one too, which says 0.5, and in one that says
#           nothing: a sweep over l2 that makes its layers once is flat. With weightDecay it has one more share in each: the
#           second and third network with 0.1 shrink it by 0.3 and 0.4 times the rate, where the first does by 0.2.
# Source:   org.deeplearning4j.nn.conf.layers.BaseLayer, org.deeplearning4j.nn.conf.layers.LayerValidation, 1.0.0-M2.1: a value of 0
#           is as if none had been given; the network's penalties are written into the layer that was passed, and weight decay is
#           added to what is there. `./l2bench conventions` has the meanings.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat > "$folder/pom.xml" <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.deeplearning4j</groupId>
      <artifactId>deeplearning4j-nn</artifactId>
      <version>1.0.0-M2.1</version>
    </dependency>
    <dependency>
      <groupId>org.nd4j</groupId>
      <artifactId>nd4j-native</artifactId>
      <version>1.0.0-M2.1</version>
    </dependency>
    <dependency>
      <groupId>org.nd4j</groupId>
      <artifactId>nd4j-native</artifactId>
      <version>1.0.0-M2.1</version>
      <classifier>linux-x86_64</classifier>
    </dependency>
    <dependency>
      <groupId>org.bytedeco</groupId>
      <artifactId>openblas</artifactId>
      <version>0.3.19-1.5.7</version>
      <classifier>linux-x86_64</classifier>
    </dependency>
    <dependency>
      <groupId>org.bytedeco</groupId>
      <artifactId>javacpp</artifactId>
      <version>1.5.7</version>
      <classifier>linux-x86_64</classifier>
    </dependency>
  </dependencies>
</project>
XML
mvn -B -q -f "$folder/pom.xml" dependency:copy-dependencies -DoutputDirectory="$folder"
cat > "$folder/Layers.java" <<'JAVA'
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions;

class Layers {
    public static void main(String[] arguments) {
        boolean asSeen = is("network's l2 0.3, layer's 0.1", network().l2(0.3), layer().l2(0.1).build(), 0.99)
                & is("network's l2 0.3, layer's 0", network().l2(0.3), layer().l2(0).build(), 0.97)
                & is("network's weightDecay 0.3, layer's 0", network().weightDecay(0.3), layer().weightDecay(0).build(), 0.94);
        var layer = layer().build();
        asSeen &= is("a layer in a network with l2 0.1", network().l2(0.1), layer, 0.99)
                & is("then in one with l2 0.5", network().l2(0.5), layer, 0.99)
                & is("then in one without", network(), layer, 0.99);
        var other = layer().build();
        asSeen &= is("a layer in a network with weightDecay 0.1", network().weightDecay(0.1), other, 0.98)
                & is("then in one with weightDecay 0.1", network().weightDecay(0.1), other, 0.97)
                & is("then in one with weightDecay 0.1", network().weightDecay(0.1), other, 0.96);
        System.exit(asSeen ? 0 : 1);
    }

    private static NeuralNetConfiguration.Builder network() {
        return new NeuralNetConfiguration.Builder().dataType(DataType.DOUBLE).updater(new Sgd(0.1));
    }

    private static OutputLayer.Builder layer() {
        return new OutputLayer.Builder(LossFunctions.LossFunction.MSE).nIn(1).nOut(1).activation(Activation.IDENTITY);
    }

    /** What a step makes of a weight of 1 whose input is zero, and so its gradient. */
    private static boolean is(String setting, NeuralNetConfiguration.Builder network, Layer layer, double seen) {
        var model = new MultiLayerNetwork(network.list().layer(layer).build());
        model.init();
        model.setParam("0_W", Nd4j.create(new double[][] {{1}}));
        model.fit(Nd4j.zeros(DataType.DOUBLE, 1, 1), Nd4j.zeros(DataType.DOUBLE, 1, 1));
        double weight = model.getParam("0_W").getDouble(0);
        System.out.printf("%-45s %.4f%n", setting, weight);
        return Math.abs(weight - seen) < 1e-9;
    }
}
JAVA
echo "A weight of 1 after a step with learning rate 0.1:"
# The native library greets.
java -cp "$folder/*" "$folder/Layers.java" 2> "$folder/log" | grep -E '[0-9]\.[0-9]{4}$' || {
    cat "$folder/log" >&2
    echo "This has changed: see the head of this file." >&2
    exit 1
}
