package org.l2bench.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.worker.StepTimer;

/**
 * What every experiment promises. Its test class extends this one, says its {@link Terms}, and adds what is its own; further tests
 * that ask {@link #trials} for what the contract has run do not run it again.
 *
 * @param <S> the experiment's settings
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ExperimentContract<S extends Record> {
    /** Seconds of a step of preset smoke, which takes seconds as a whole. */
    private static final double LONGEST_STEP = 5;

    private Trials<S> trials;
    private Path folder;

    /** The experiment, and what the contract has to know of it. */
    protected abstract Terms<S> terms();

    /**
     * Where the data of preset {@code smoke} are; by default nowhere but in the jar.
     *
     * @param empty a folder for what is fetched or made
     */
    protected DataRoot data(Path empty) {
        return new DataRoot(Optional.empty(), empty);
    }

    @BeforeAll
    final void open(@TempDir Path temporary) {
        torch.set_num_threads(1); // as in a worker
        folder = temporary;
        trials = trials("first", data(temporary.resolve("first")));
    }

    private Trials<S> trials(String name, DataRoot root) {
        return new Trials<>(terms().experiment(), root, folder.resolve(name));
    }

    /** Trials that are run once for all tests of the class. */
    protected final Trials<S> trials() {
        return trials;
    }

    /** Settings of preset {@code smoke}. */
    protected final S smoke() {
        return trials.preset("smoke");
    }

    private int seed() {
        return terms().experiment().preset("smoke").orElseThrow().firstSeed();
    }

    private OutcomeChecks<S> checks() {
        return new OutcomeChecks<>(trials, smoke(), seed());
    }

    private List<String> repeated() {
        return terms().repeated().isEmpty() ? checks().trained().subList(0, 1) : terms().repeated();
    }

    @Test
    public final void everySettingSaysWhatItMeans() {
        assertNone(DescriptionChecks.unexplained(terms().experiment()));
    }

    /** Values can be typed as they are listed, and everything that is said of an experiment can be said with each of them. */
    @Test
    public final void everyPresetBinds() {
        assertNone(DescriptionChecks.presets(terms().experiment()));
    }

    @Test
    public final void everyNameMeansOneThing() {
        assertNone(DescriptionChecks.names(terms().experiment()));
    }

    @Test
    public final void allMistakesAreReportedTogether() {
        assertThat(terms().mistakes())
                .as("settings with mistakes that the terms of the contract name")
                .hasSizeGreaterThan(1);
        assertNone(DescriptionChecks.mistakes(trials, smoke(), terms().mistakes()));
    }

    @Test
    public final void paperWithoutItsDataSaysWhatIsMissingAndNothingElse(@TempDir Path empty) {
        assertNone(DataChecks.paperWithoutData(terms().experiment(), terms().lacking(), empty));
    }

    @Test
    public final void fingerprintsAreStable(@TempDir Path first, @TempDir Path second) {
        assertNone(DataChecks.fingerprints(terms().experiment(), smoke(), data(first), data(second)));
    }

    @Test
    public final void whatIsDeclaredIsWhatTrialsReport() {
        assertNone(checks().declared(terms()));
    }

    @Test
    public final void theSameTrialHasTheSameBits() {
        var again = trials("again", data(folder.resolve("again")));
        assertNone(checks().repeated(repeated(), again));
    }

    /** A dry run tells how long a run will take before its data are there. */
    @Test
    public final void aStepOfEveryArmIsTimedOnStandInData() throws IOException {
        var own = Folders.made(folder.resolve("timing"));
        for (var arm : checks().trained()) {
            assertThat(StepTimer.secondsPerStep(terms().experiment(), smoke(), arm, "fp32", "cpu", own))
                    .as("seconds of a step of %s", arm)
                    .isBetween(0.0, LONGEST_STEP);
        }
    }

    @Test
    public final void anotherSeedHasOtherNumbers() {
        assertNone(checks().ofAnotherSeed(repeated()));
    }

    @Test
    public final void aTrialThatIsCutOffGoesOnAndHasTheSameBits() {
        assumeTrue(!terms().resumed().isEmpty(), "the terms name no arm that is long enough to be cut off");
        var problems = new ArrayList<String>();
        terms().resumed().forEach(arm -> problems.addAll(new CutOff<>(trials, smoke(), arm, seed()).problems()));
        assertNone(problems);
    }

    @Test
    public final void withPermutedLabelsThereIsOnlyChance() {
        assumeTrue(terms().chance().isPresent(), "the experiment has no labels");
        var chance = terms().chance().orElseThrow();
        var permuted = data(folder.resolve("permuted")).with(DataRoot.Content.LABELS_PERMUTED);
        assertNone(checks().atChance(chance, trials("permuted", permuted)));
    }

    private static void assertNone(List<String> problems) {
        assertThat(problems).isEmpty();
    }
}
