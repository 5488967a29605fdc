package org.l2bench.experiments.rehearsalfreecl;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.Safetensors;
import org.l2bench.core.experiment.Artifacts;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.SeedTree;
import org.l2bench.core.network.NamedWeights;
import org.l2bench.core.network.VisionTransformerSpec;
import org.l2bench.experiments.rehearsalfreecl.Method.Keep;
import org.l2bench.experiments.rehearsalfreecl.Method.Loss;
import org.l2bench.experiments.rehearsalfreecl.Method.Start;
import org.l2bench.experiments.rehearsalfreecl.Pool.Part;
import org.l2bench.testkit.Trials;

/** The paper's presets in a tiny size, on images and a backbone file made up here. */
class PaperPresetTest {
    private static final RehearsalFreeCl EXPERIMENT = new RehearsalFreeCl();

    @TempDir
    Path folder;

    private Trials<Settings> trials;

    @BeforeAll
    static void oneThreadAsInAWorker() {
        torch.set_num_threads(1);
    }

    @BeforeEach
    void paintPictures() throws IOException {
        trials = new Trials<>(EXPERIMENT, new DataRoot(Optional.of(folder), folder.resolve("cache")), folder);
        var random = new Random(1);
        for (int c = 0; c < 4; c++) {
            for (int i = 0; i < 10; i++) {
                var image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
                for (int p = 0; p < 1024; p++) {
                    image.setRGB(p % 32, p / 32, random.nextInt(1 << 24) & (0x3f3f3f << (c % 2)));
                }
                var file = folder.resolve("images/class" + c + "/" + i + ".png");
                Files.createDirectories(file.getParent());
                ImageIO.write(image, "png", file.toFile());
            }
        }
        Files.createDirectories(folder.resolve("backbones"));
    }

    private Settings tiny(String preset, Map<String, String> changes) {
        var all = new HashMap<>(Map.of(
                "images.data", "images=folder:" + folder.resolve("images"),
                "net.backbone", "tiny.safetensors",
                "training.tasks", "2",
                "training.classesPerTask", "2",
                "images.trainPerClass", "0",
                "images.testPerClass", "0",
                "training.epochs", "1",
                "training.batchSize", "4"));
        all.putAll(changes);
        return trials.with(preset, all);
    }

    private void placeBackbone(Settings settings) throws IOException {
        try (var scope = new PointerScope()) {
            var net = settings.net()
                    .create(
                            settings.images(),
                            settings.training().classes(),
                            tensor -> new RandomStream(tensor.hashCode() + 1L));
            var theirs = new LinkedHashMap<String, Tensor>();
            NamedWeights.of(net, name -> true)
                    .tensors()
                    .forEach((name, tensor) ->
                            theirs.put(settings.net().torchvisionNames().apply(name), tensor));
            new Safetensors(theirs, Map.of()).write(folder.resolve("backbones/tiny.safetensors"));
        }
    }

    @Test
    void resNetArmsRunFromBothStarts() throws IOException {
        var settings = tiny("paper", Map.of());
        placeBackbone(settings);
        assertThat(trials.inputs(settings, "R-naive", 11).data())
                .containsOnlyKeys("backbone", "images/train", "images/test");
        for (var arm : new String[] {"R-naive", "P-predkd+l2", "P-predkd+ewc", "R-predkd+featkd/soft", "P-upper"}) {
            var result = trials.result(settings, arm, 11);
            assertThat(result.metrics().get(MetricNames.AVERAGE)).as(arm).isBetween(0.0, 100.0);
            assertThat(result.metrics()).doesNotContainKey(MetricNames.PRETRAINING);
        }
        assertThat(trials.result(settings, "P-predkd+l2", 11).metrics())
                .containsKeys("cka.stem", "cka.stage4", "cka.feature", "cka.logits");
    }

    /** From a random start, distilling learners leave running statistics at 0 and 1; naive ones move them. */
    @Test
    void batchNormsAreTrainedByNaiveAndJointLearnersOnly() throws IOException {
        var settings = tiny("paper", Map.of());
        placeBackbone(settings);
        for (boolean distils : new boolean[] {true, false}) {
            try (var scope = new PointerScope()) {
                var method = Method.of(Start.RANDOM, Loss.BCE, distils, Keep.NOTHING);
                var learner = learned(settings, method);
                var moved = learner.network()
                                .buffers()
                                .get("stem.norm.running_mean")
                                .abs()
                                .max()
                                .item_double()
                        > 0;
                assertThat(moved).isEqualTo(!distils);
            }
        }
    }

    private Learner learned(Settings settings, Method method) {
        var seeds = new SeedTree("rehearsal-free-cl", 11);
        var start = new StartWeights(
                settings.images(), settings.net(), trials.root().withFoldersOf(settings), Artifacts.NONE);
        var learner = Learner.of(start, settings.training(), method, new Weights(0.05, 10, 5), seeds, Compute.CPU);
        var tasks = Tasks.load(
                settings.images(),
                settings.pretraining().reserved(),
                settings.training(),
                settings.training().tasks(),
                Part.TEST,
                1,
                trials.root().withFoldersOf(settings),
                Compute.CPU);
        StreamRun.of(tasks, learner, Optional.empty(), (d, t) -> {}).run(Optional.empty());
        return learner;
    }

    private Settings tinyTransformer() {
        return tiny(
                "paper-vit",
                Map.of(
                        "images.size", "16",
                        "net.widths", "8,2,2,16",
                        "net.features", "8",
                        "images.validationPerClass", "2",
                        "sweep.tasks", "1",
                        "sweep.l2", "0.05,0.5",
                        "sweep.ewc", "10",
                        "sweep.featkd", "5"));
    }

    @Test
    void transformerArmsRunWithTheirSweep() throws IOException {
        var settings = tinyTransformer();
        placeBackbone(settings);
        for (var arm : EXPERIMENT.arms(settings)) {
            var result = trials.result(settings, arm.name(), 11);
            assertThat(result.metrics().get(MetricNames.AVERAGE)).as(arm.name()).isBetween(0.0, 100.0);
        }
        assertThat(trials.result(settings, "P-predkd+l2", 11)
                        .curves()
                        .get("sweep.l2")
                        .x())
                .containsExactly(0.05, 0.5);
    }

    @Test
    void ofATransformerOnlyTheProjectionsAndTheHeadAreTuned() throws IOException {
        var settings = tinyTransformer();
        placeBackbone(settings);
        try (var scope = new PointerScope()) {
            var method = Method.of(Start.PRETRAINED, Loss.BCE, true, Keep.EWC);
            var learner = learned(settings, method);
            var file = Safetensors.read(folder.resolve("backbones/tiny.safetensors"))
                    .tensors();
            NamedWeights.of(learner.network(), Net.encoderNames()).tensors().forEach((name, tensor) -> assertThat(
                            tensor.equal(file.get(name)))
                    .as(name)
                    .isEqualTo(!name.contains("self_attention.in_proj_")));
        }
    }

    @Test
    void theTransformerOfThePresetIsBase16() {
        var settings = EXPERIMENT.preset("paper-vit").orElseThrow().settings();
        var base = VisionTransformerSpec.base16(200);
        assertThat(settings.net()
                        .transformer(settings.images(), settings.training().classes()))
                .isEqualTo(base);
        assertThat(base.parameters()).isEqualTo(85_798_656L + 769 * 200);
    }
}
