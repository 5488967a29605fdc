package org.l2bench.experiments.oodl2norm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.TrialInputs;
import org.l2bench.core.json.Json;
import org.l2bench.core.plan.RunChoice;
import org.l2bench.core.plan.TrialPlan;
import org.l2bench.core.plan.Wishes;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.core.setting.Problems;

/** The user's own images: what is made of a folder, and what is refused before anything is trained. */
class FoldersTest {
    private static final OodL2Norm EXPERIMENT = new OodL2Norm();

    @TempDir
    private Path folder;

    private int grey;

    /** Pictures of one class, no two of them alike. */
    private void pictures(String className, int count) throws IOException {
        var path = Files.createDirectories(folder.resolve(className));
        for (int i = 0; i < count; i++) {
            var image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
            image.getRaster().setSample(0, 0, 0, ++grey % 256);
            image.getRaster().setSample(1, 0, 0, grey / 256);
            image.getRaster().setSample(2, 0, 0, 255);
            ImageIO.write(image, "png", path.resolve(i + ".png").toFile());
        }
    }

    private RunChoice<Settings> choice(String... assignments) {
        var all = new ArrayList<>(List.of(
                "data.idClasses=",
                "data.trainPerClass=0",
                "data.testImages=0",
                "data.oodImages=0",
                "sgd.batchSize=4",
                "input.contentSize=8",
                "input.imageSize=8"));
        Arrays.stream(assignments).map(a -> a.replace("@", folder + "/")).forEach(a -> {
            all.removeIf(b -> b.startsWith(a.substring(0, a.indexOf('=') + 1)));
            all.add(a);
        });
        var problems = new Problems();
        var choice = RunChoice.check(
                EXPERIMENT, new Wishes("smoke", Optional.empty(), List.of(), all, "fp32", "cpu"), problems);
        problems.throwIfAny();
        return choice.orElseThrow();
    }

    private TrialPlan<Settings> plan(String... assignments) {
        var choice = choice(assignments);
        var root = new DataRoot(Optional.empty(), folder);
        return TrialPlan.of(choice, choice.experiment().dataFingerprints(choice.settings(), root), "code");
    }

    private TrialImages load(String... assignments) {
        return TrialImages.load(choice(assignments).settings(), new DataRoot(Optional.empty(), folder), 1);
    }

    private static Set<String> ids(TrialPlan<?> plan) {
        return plan.trials().stream().map(TrialInputs::id).collect(Collectors.toSet());
    }

    private void twoClasses(String set) throws IOException {
        pictures(set + "/a", 10);
        pictures(set + "/b", 10);
    }

    @Test
    void setsWhosePathsEndAlikeStayTwo() throws IOException {
        twoClasses("id");
        pictures("left/test/x", 3);
        pictures("right/test/x", 3);
        var sets = new String[] {"data.id=folder:@id", "data.near=folder:@left/test", "data.far=folder:@right/test"};
        var before = plan(sets);
        assertThat(before.trials().get(0).data())
                .containsOnlyKeys("id/train", "id/test", "left-test/all", "right-test/all");
        assertThat(EXPERIMENT.metrics(before.choice().settings()))
                .extracting(m -> m.name())
                .contains("auroc.density.left-test", "auroc.density.right-test");
        pictures("left/test/x", 3);
        assertThat(ids(plan(sets))).doesNotContainAnyElementsOf(ids(before));
    }

    @Test
    void aFolderThatWasMovedHasTheSameIdsAndNothingKnowsItsPath() throws IOException {
        twoClasses("id");
        pictures("ood/x", 3);
        var before = plan("data.id=pets=folder:@id", "data.near=", "data.far=textures=folder:@ood");
        Files.move(folder.resolve("id"), folder.resolve("elsewhere"));
        Files.move(folder.resolve("ood"), folder.resolve("away"));
        var after = plan("data.id=pets=folder:@elsewhere", "data.near=", "data.far=textures=folder:@away");
        assertThat(ids(after)).isEqualTo(ids(before));
        assertThat(after.choice().variant()).isEqualTo(before.choice().variant());
        assertThat(Json.canonical(after.trials()))
                .doesNotContain(folder.toString())
                .contains("\"folder:pets\"", "\"folder:textures\"");
        assertThat(after.choice().overridden()).contains("data.id=pets=folder:" + folder.resolve("elsewhere"));
        assertThat(after.choice().withoutPaths().overridden())
                .contains("data.id=pets=folder:PATH", "data.far=textures=folder:PATH");
    }

    @Test
    void oneSetIsNamedOnce() throws IOException {
        assertThatThrownBy(() -> choice("data.near=digits8x8", "data.far=digits8x8,patches"))
                .hasMessageContaining("near and far must name each once, had digits8x8 more than once");
        assertThatThrownBy(() -> choice("data.near=fashion-mnist-subset"))
                .hasMessageContaining("near must not name the set that is trained on (id), was fashion-mnist-subset");
        assertThatThrownBy(() -> choice("data.near=folder:@x", "data.far=y=folder:@x"))
                .hasMessageContaining("are one folder, " + folder.resolve("x"));
        assertThatThrownBy(() -> choice("data.near=id=folder:@x")).hasMessageContaining("cannot have the name id");
    }

    @Test
    void setsWithTheSameImagesAreRefused() throws IOException {
        twoClasses("id");
        pictures("ood/x", 3);
        copy("ood", "again");
        copy("id", "copy");
        assertThatThrownBy(() ->
                        plan("data.id=folder:@id", "data.near=folder:@ood", "data.far=folder:@again,folder:@copy"))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("the OoD sets ood=folder:" + folder.resolve("ood") + " and again=folder:"
                        + folder.resolve("again") + " hold the same images")
                .hasMessageContaining("every image of the OoD set copy=folder:" + folder.resolve("copy")
                        + " is an image of the ID set, id=folder:" + folder.resolve("id"));
    }

    private void copy(String from, String to) throws IOException {
        try (var files = Files.walk(folder.resolve(from))) {
            for (var file : files.toList()) {
                Files.copy(file, folder.resolve(to).resolve(folder.resolve(from).relativize(file)));
            }
        }
    }

    @Test
    void classesThatCannotHaveACovarianceAreAllNamed() throws IOException {
        pictures("id/train/a", 6);
        pictures("id/train/rare", 1);
        pictures("id/test/a", 2);
        pictures("id/test/rare", 2);
        pictures("id/test/unseen", 3);
        assertThatThrownBy(() -> plan("data.id=folder:@id", "data.near=", "data.far=digits8x8"))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("class rare (1) of data.id, id=folder:" + folder.resolve("id")
                        + ", has 1 training image; a class needs 2")
                .hasMessageContaining("class unseen (2) of data.id, id=folder:" + folder.resolve("id")
                        + ", has no training image and 3 in the test part; a class needs 2");
    }

    @Test
    void oneClassIsNotEnough() throws IOException {
        pictures("id/a", 10);
        assertThatThrownBy(() -> plan("data.id=folder:@id", "data.near=", "data.far=digits8x8"))
                .hasMessageContaining("at least 2 classes to tell apart");
    }

    @Test
    void someOfASortedFolderAreOfAllItsClasses() throws IOException {
        for (var name : new String[] {"a", "b", "c"}) {
            pictures("id/train/" + name, 4);
            pictures("id/test/" + name, 6);
            pictures("ood/" + name, 6);
        }
        var data = load(
                "data.id=folder:@id", "data.near=", "data.far=folder:@ood", "data.testImages=6", "data.oodImages=6");
        assertThat(data.test().countsPerClass()).containsExactly(2, 2, 2);
        assertThat(data.ood().values().iterator().next().countsPerClass()).containsExactly(2, 2, 2);
    }

    @Test
    void ofASetThatComesMixedTheFirstImagesAreTaken() {
        var all = TrialImages.load(
                choice("data.id=fashion-mnist-subset", "data.near=", "data.far=digits8x8", "data.trainPerClass=2")
                        .settings(),
                new DataRoot(Optional.empty(), folder),
                1);
        var some = TrialImages.load(
                choice(
                                "data.id=fashion-mnist-subset",
                                "data.near=",
                                "data.far=digits8x8",
                                "data.trainPerClass=2",
                                "data.testImages=7",
                                "data.oodImages=9")
                        .settings(),
                new DataRoot(Optional.empty(), folder),
                1);
        assertThat(some.test()).isEqualTo(all.test().first(7));
        assertThat(some.ood().get("digits8x8"))
                .isEqualTo(all.ood().get("digits8x8").first(9));
    }

    @Test
    void anOodSetWithoutPartsIsScoredAsAWhole() throws IOException {
        twoClasses("id");
        for (int c = 0; c < 6; c++) {
            pictures("ood/s" + c, 4);
        }
        var data = load("data.id=folder:@id", "data.near=", "data.far=folder:@ood");
        assertThat(data.ood().values().iterator().next().count()).isEqualTo(24);
    }

    @Test
    void oneLineSaysWhatASetHoldsAndWhatIsLeftOut() throws IOException {
        twoClasses("id");
        pictures("id/.ipynb_checkpoints", 2);
        pictures("ood/x", 3);
        Files.writeString(folder.resolve("ood/x/1.webp"), "none");
        var settings = choice("data.id=folder:@id", "data.near=digits8x8", "data.far=folder:@ood", "data.oodImages=2")
                .settings();
        assertThat(EXPERIMENT.holdings(settings)).containsOnlyKeys("id", "ood", "digits8x8");
        assertThat(EXPERIMENT.holdings(settings))
                .containsEntry(
                        "id",
                        "2 classes; train 8 a class, 16 in all; test 2 a class, 4 in all (every fifth file of a class);"
                                + " left out: 1 hidden (.ipynb_checkpoints); all scored")
                .containsEntry(
                        "ood",
                        "1 class; 3 a class, 3 in all; left out: 1 .webp (in x); 2 scored, spread over the classes");
    }
}
