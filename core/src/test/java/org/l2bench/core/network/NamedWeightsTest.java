package org.l2bench.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.l2bench.core.testing.TensorAssert.assertThatTensor;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.Safetensors;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.core.testing.TensorScope;

@ExtendWith(TensorScope.class)
class NamedWeightsTest {
    private static final ResidualNetSpec SPEC = ResidualNetSpec.resNet18LargeStem(3, 32, 4);

    @TempDir
    Path folder;

    private static ResidualNet net(long seed) {
        return new ResidualNet(SPEC, tensor -> new RandomStream(seed));
    }

    private static boolean isEncoder(String name) {
        return !name.startsWith("head.");
    }

    /** 11,689,512 with 1000 classes, as torchvision documents resnet18. */
    @Test
    void theLargeStemHasThePublishedNumberOfParameters() {
        long total = net(1).parameters().stream().mapToLong(Parameter::size).sum();
        assertThat(total).isEqualTo(11_689_512L - 996 * 513);
        var features = net(1).features(new RandomStream(1).normal(1, 2, 3, 32, 32), Mode.EVALUATION);
        assertThatTensor(features).hasShape(2, 512);
    }

    @Test
    void weightsWithTorchvisionsNamesAreTakenFromAFile() throws Exception {
        var source = net(1);
        var theirs = new LinkedHashMap<String, Tensor>();
        NamedWeights.of(source, name -> true)
                .tensors()
                .forEach((name, tensor) -> theirs.put(TorchvisionNames.ofResidualNet(name), tensor));
        assertThat(theirs.keySet())
                .contains(
                        "conv1.weight",
                        "bn1.running_var",
                        "layer1.0.conv1.weight",
                        "layer2.0.downsample.0.weight",
                        "layer2.0.downsample.1.bias",
                        "layer4.1.bn2.weight",
                        "fc.weight");
        theirs.remove("fc.weight");
        var file = folder.resolve("resnet18.safetensors");
        new Safetensors(theirs, Map.of()).write(file);

        var target = net(2);
        var head = target.head().weight().detach().clone();
        new NamedWeights(Safetensors.read(file).tensors())
                .putInto(target, NamedWeightsTest::isEncoder, TorchvisionNames::ofResidualNet);
        var images = new RandomStream(5).normal(1, 2, 3, 32, 32);
        assertThatTensor(target.features(images, Mode.EVALUATION))
                .hasBitsOf(source.features(images, Mode.EVALUATION).detach());
        assertThatTensor(target.head().weight()).hasBitsOf(head);
    }

    @Test
    void everyTensorThatIsMissingOrOfAnotherShapeIsNamed() {
        var tensors = new HashMap<>(NamedWeights.of(net(1), name -> true).tensors());
        tensors.remove("stem.conv.weight");
        tensors.put("stage4.block2.norm2.scale", new RandomStream(1).normal(1, 7));
        assertThatThrownBy(() -> new NamedWeights(tensors)
                        .putInto(net(2), NamedWeightsTest::isEncoder, UnaryOperator.identity()))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("weights lack tensor stem.conv.weight")
                .hasMessageContaining("tensor stage4.block2.norm2.scale has shape [7], the network wants [512]");
    }
}
