package org.l2bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.l2bench.experiments.Experiments;

/** What needs no training is told before it, and nothing is written. */
class BeforeTrainingTest {
    @TempDir
    Path home;

    private record Result(int exitCode, String err) {}

    private Result run(String experiment, String... options) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        var suite = new Suite(Experiments.all(), TinyMain.class.getName(), console, Map.copyOf(System.getenv()));
        var arguments = new ArrayList<>(List.of("run", experiment, "--preset", "smoke", "--out", home.toString()));
        arguments.addAll(List.of(options));
        var exitCode = L2Bench.run(suite, arguments.toArray(String[]::new));
        return new Result(exitCode, err.toString(StandardCharsets.UTF_8));
    }

    private void assertNamed(Result result, String... words) {
        assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(result.err()).contains(words).doesNotContain("\tat ").doesNotContain("Exception");
        assertThat(home).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ood-l2norm|data.idClasses=|data.near has held-out, but data.idClasses leaves none of the 10 classes of fashion-mnist-subset out",
                "ood-l2norm|data.idClasses=3|data.idClasses must name at least 2 classes to tell apart, or none for all, was [3]",
                "ood-l2norm|sgd.batchSize=401|sgd.batchSize must be at most the 400 training images, was 401",
                "ood-l2norm|data.validationImages=369|data.validationImages must leave at least one batch (32) of the 400 training images",
                "ood-l2norm|data.trainPerClass=1001|data.trainPerClass must be at most 1000",
                "ood-l2norm|data.far=fashion-mnist-subset|data.far must not name the set that is trained on (id)",
                "ood-l2norm|data.id=bible-kjv|data.id must name an image set or be folder:PATH, \"bible-kjv\" is a set of the kind text",
                "ood-l2norm|length.longEpochs=2147483647|length.longEpochs must be from 1 to 1000000, was 2147483647",
                "ood-l2norm|seeds=1000000000|seeds must be from 1 to 10000, was 1000000000",
                "rehearsal-free-cl|sweep.orders=1,1|sweep.orders must name each once, had 1 more than once",
                "rehearsal-free-cl|training.tasks=2147483647|training.tasks must be from 1 to 100000, was 2147483647",
                "rehearsal-free-cl|images.data=bible-kjv|images.data must name an image set or be folder:PATH, \"bible-kjv\" is a set of the kind text",
                "rehearsal-free-cl|images.size=22|images.size must be a multiple of 4, as 3 net.widths of CONV halve it 2 times, was 22",
                "rehearsal-free-cl|training.batchSize=41|training.batchSize must be at most the 40 training images of a task, was 41",
                "rehearsal-free-cl|pretraining.batchSize=81|pretraining.batchSize must be at most the 80 images for pre-training, was 81",
                "rehearsal-free-cl|pretraining.perClass=0|pretraining.perClass must leave the test images alone, from 1 to 40, was 0",
                "l2-basics|images.pixelStd=1e-320|images.pixelStd must be 0 or a number of a size from",
                "l2-basics|grid.steps=1000000000|grid.steps=1000000000, images.batch=100 would need about 800 GB per worker",
                "l2-basics|images.data=spambase|images.data must name an image set or be folder:PATH, \"spambase\" is a set of the kind table",
                "knn-lm-l2|search.neighbours=4871|search.neighbours must be at most 4870",
                "knn-lm-l2|search.queryWindows=10000|search.queryWindows must be at most the 4936 windows",
                "knn-lm-l2|text.blockLines=1000000|text.blockLines=1000000",
                "knn-lm-l2|transformer.context=100000|transformer.context must be less than the 5000 tokens that are trained on, was 100000",
                "knn-lm-l2|transformer.cutoffs=100000|transformer.cutoffs must be less than the",
                "knn-lm-l2|text.minimumCount=2147483647|text.minimumCount must be from 1 to 1000000000, was 2147483647",
                "knn-lm-l2|text.minimumCount=100000|text.minimumCount must leave a word in the vocabulary",
                "knn-lm-l2|text.trainingBlocks=0,0|text.trainingBlocks must name each once, had 0 more than once",
                "knn-lm-l2|training.steps=9223372036854775807|training.steps must be from 1 to 1000000000, was 9223372036854775807",
                "knn-lm-l2|text.name=mnist|text.name must name a text, \"mnist\" is a set of the kind images",
                "knn-lm-l2|transformer.width=1000000|would need about"
            })
    void whatCannotRunIsNamedWithItsValueAndWhatWouldBeRight(String experiment, String assignment, String words) {
        assertNamed(run(experiment, "--set", assignment, "--workers", "2"), words);
        assertNamed(run(experiment, "--set", assignment, "--workers", "2", "--dry-run"), words);
    }

    @Test
    void productsAreNotCountedBeyondTheirType() {
        assertNamed(
                run("rehearsal-free-cl", "--set", "training.tasks=65536", "--set", "training.classesPerTask=65536"),
                "training.tasks x training.classesPerTask must be at most 100000 classes, were 65536 x 65536");
    }

    @Test
    void aVisionTransformersPatchesAndHeadsMustFit() {
        assertNamed(
                run("rehearsal-free-cl", "--set", "net.kind=VIT", "--set", "net.widths=3,1,4,8"),
                "images.size must be a multiple of the patch size of VIT (first of net.widths, 3), was 20");
        assertNamed(
                run("rehearsal-free-cl", "--set", "net.kind=VIT", "--set", "net.widths=4,1,5,8"),
                "net.features must be a multiple of the heads of VIT (third of net.widths, 5), was 128");
    }

    @Test
    void everyUnknownNameIsToldWithTheSettingThatHasIt() {
        assertNamed(
                run(
                        "ood-l2norm",
                        "--set",
                        "far=patchs,nope",
                        "--set",
                        "near=quickdrw",
                        "--arms",
                        "no@z,,",
                        "--set",
                        "x=1"),
                "far must name an image set or be folder:PATH, \"patchs\" is none; did you mean patches?",
                "far must name an image set or be folder:PATH, \"nope\" is none",
                "near must name an image set or be folder:PATH, \"quickdrw\" is none; did you mean quickdraw?",
                "no arm \"no@z\"; did you mean no@l or no@s",
                "had an empty one: \"no@z,,\"",
                "no setting \"x\"");
        assertNamed(
                run("ood-l2nrm", "--set", "neer=1", "--device", "gpu"),
                "no experiment \"ood-l2nrm\"; did you mean ood-l2norm?",
                "no experiment has a setting \"neer\"; did you mean data.near",
                "device must be one of cpu, cuda");
    }

    @Test
    void aFolderWithoutANameIsNotTheWorkingDirectory() {
        assertNamed(run("ood-l2norm", "--data-dir", ""), "must name a folder, was \"\"");
    }
}
