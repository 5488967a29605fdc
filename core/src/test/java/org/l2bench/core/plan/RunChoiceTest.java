package org.l2bench.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.DummyExperiment;
import org.l2bench.core.experiment.DummySettings;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.experiment.Preset;
import org.l2bench.core.experiment.TunedExperiment;
import org.l2bench.core.setting.Problems;

class RunChoiceTest {
    private final DummyExperiment experiment = new DummyExperiment();

    @Test
    void everyMistakeOfOneCallIsNamed() {
        var wishes = new Wishes(
                "quik",
                Optional.empty(),
                List.of("lung"),
                List.of("seeds=0", "epocs=3", "learningRate=0", "augment"),
                "fp16",
                "gpu");
        assertThat(problems(wishes))
                .containsExactlyInAnyOrder(
                        "dummy has no preset \"quik\"; did you mean quick?",
                        "dummy has no arm \"lung\"; did you mean long?",
                        "seeds must be from 1 to 10000, was 0",
                        "dummy has no setting \"epocs\"; did you mean epochs?",
                        "learningRate must be > 0, was 0.0",
                        "--set augment lacks a value; write --set augment=VALUE",
                        "precision must be one of fp32, bf16, was \"fp16\"",
                        "device must be one of cpu, cuda, was \"gpu\"");
    }

    @Test
    void aKeyGivenTwiceIsAMistake() {
        assertThat(problems(set("epochs=3", "epochs=4"))).containsExactly("epochs is set twice; give it once");
        var both = new Wishes("quick", Optional.of("2"), List.of(), List.of("seeds=3"), "fp32", "cpu");
        assertThat(problems(both)).containsExactly("seeds is given by --seeds and by --set; give it once");
    }

    /** Settings of which two end alike. */
    private record Grouped(int epochs, Sgd sgd) {}

    private record Sgd(int epochs, double rate) {}

    private static Experiment<?> grouped() {
        var preset = new Preset<>("quick", 3, 11, new Grouped(1, new Sgd(2, 0.5)), "a moment");
        var answers = Map.of(
                "name",
                "grouped",
                "settingsType",
                Grouped.class,
                "presets",
                List.of(preset),
                "arms",
                List.of(Arm.trained("plain", "nothing", "baseline")),
                "steps",
                1L);
        return (Experiment<?>) Proxy.newProxyInstance(
                Experiment.class.getClassLoader(),
                new Class<?>[] {Experiment.class},
                (proxy, method, arguments) -> answers.containsKey(method.getName())
                        ? answers.get(method.getName())
                        : method.isDefault() ? InvocationHandler.invokeDefault(proxy, method, arguments) : List.of());
    }

    private static List<String> overridden(Map<String, String> file, String... typed) {
        var wishes = new Wishes("quick", Optional.of("2"), List.of(), List.of(typed), file, "fp32", "cpu");
        var problems = new Problems();
        var choice = RunChoice.check(grouped(), wishes, problems);
        assertThat(problems.messages()).isEmpty();
        assertThat(choice.orElseThrow().seeds()).containsExactly(11, 12);
        return choice.orElseThrow().overridden();
    }

    @Test
    void whatWasTypedReplacesTheSameSettingOfTheFileHoweverItWasWritten() {
        var file = Map.of("sgd.rate", "0.25", "sgd.epochs", "7", "seeds", "5");
        assertThat(overridden(file, "rate=0.125")).containsExactly("sgd.epochs=7", "sgd.rate=0.125");
        assertThat(overridden(Map.of("rate", "0.25"), "sgd.rate=0.125")).containsExactly("sgd.rate=0.125");
    }

    @Test
    void aSettingOfTheFileThatOnlyEndsLikeATypedOneIsKept() {
        assertThat(overridden(Map.of("epochs", "5"), "sgd.epochs=6")).containsExactly("epochs=5", "sgd.epochs=6");
        assertThat(overridden(Map.of("sgd.epochs", "6"), "epochs=5")).containsExactly("epochs=5", "sgd.epochs=6");
    }

    @Test
    void seedsAreNotSettings() {
        var choice = choice(set("seeds=2", "firstSeed=5"));
        assertThat(choice.seeds()).containsExactly(5, 6);
        assertThat(choice.variant()).isEqualTo("quick");
    }

    @Test
    void theVariantNamesWhatDiffersFromThePreset() {
        assertThat(choice(set("epochs=3")).variant()).matches("quick-[0-9a-f]{8}");
        assertThat(choice(set("epochs=2")).variant()).isEqualTo("quick");
        assertThat(choice(new Wishes("quick", Optional.empty(), List.of(), List.of(), "bf16", "cuda"))
                        .variant())
                .isEqualTo("quick-bf16-cuda");
    }

    @Test
    void aDerivedArmSelectsTheArmThatIsTrained() {
        var wishes = new Wishes("quick", Optional.empty(), List.of("plain-off"), List.of(), "fp32", "cpu");
        assertThat(choice(wishes).arms()).extracting(Arm::name).containsExactly("plain");
    }

    @Test
    void trialsAreOrderedBySeedAndThenTheLongestFirst() {
        var plan = TrialPlan.of(choice(set("seeds=2")), Collections.emptySortedMap(), DummyExperiment.CODE);
        assertThat(plan.trials())
                .extracting(t -> t.seed().getAsInt() + " " + t.arm())
                .containsExactly("11 long", "11 plain", "12 long", "12 plain");
        assertThat(plan.choice().steps()).isEqualTo(2 * (40 + 80));
    }

    private static Wishes set(String... assignments) {
        return new Wishes("quick", Optional.empty(), List.of(), List.of(assignments), "fp32", "cpu");
    }

    private List<String> problems(Wishes wishes) {
        var problems = new Problems();
        assertThat(RunChoice.check(experiment, wishes, problems)).isEmpty();
        return problems.messages();
    }

    private RunChoice<DummySettings> choice(Wishes wishes) {
        var problems = new Problems();
        var choice = RunChoice.check(experiment, wishes, problems);
        assertThat(problems.messages()).isEmpty();
        return choice.orElseThrow();
    }

    @Test
    void aChoiceIsNotJudgedOnTheSeedsOfItsTuning() {
        var problems = new Problems();
        assertThat(RunChoice.check(new TunedExperiment(), set("seeds=2", "firstSeed=1001"), problems))
                .isEmpty();
        assertThat(problems.messages())
                .containsExactly(
                        "tuning long is done on seeds [1000, 1001], on which its choice would be judged as well;"
                                + " choose other seeds than [1001]");
        var others = new Problems();
        assertThat(RunChoice.check(new TunedExperiment(), set("seeds=2", "firstSeed=11"), others))
                .isPresent();
    }
}
