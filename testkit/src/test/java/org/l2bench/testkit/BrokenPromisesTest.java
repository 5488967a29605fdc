package org.l2bench.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Curve;
import org.l2bench.core.experiment.CurveFamily;
import org.l2bench.core.experiment.DataMissing;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.Definition;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.Preset;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.core.train.History;

/** Experiments that break one promise each; the contract says which. */
class BrokenPromisesTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path empty;

    private int opened;

    /** The contract as a test class of the experiment has it. */
    private static final class Contract extends ExperimentContract<Walk.Settings> {
        private final Terms<Walk.Settings> terms;

        Contract(Terms<Walk.Settings> terms) {
            this.terms = terms;
        }

        @Override
        protected Terms<Walk.Settings> terms() {
            return terms;
        }
    }

    private void assertFails(Walk broken, Consumer<Contract> promise, String... words) {
        assertFails(WalkTest.terms(broken), promise, words);
    }

    private void assertFails(Terms<Walk.Settings> terms, Consumer<Contract> promise, String... words) {
        var contract = new Contract(terms);
        contract.open(Folders.made(folder.resolve("contract " + opened++)));
        assertThatThrownBy(() -> promise.accept(contract))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(words);
    }

    /** A walk whose outcomes are others. */
    private static Walk outcomes(UnaryOperator<Outcome> change) {
        return new Walk() {
            @Override
            public Outcome run(TrialContext<Settings> context) {
                return change.apply(super.run(context));
            }
        };
    }

    private static Outcome withCurve(Outcome outcome, String name) {
        var arms = new TreeMap<>(outcome.arms());
        arms.replaceAll((arm, result) -> {
            var curves = new TreeMap<>(result.curves());
            curves.put(name, new Curve(List.of(1.0), List.of(2.0)));
            return new ArmResult(result.metrics(), curves);
        });
        return new Outcome(arms, outcome.coverage());
    }

    @Test
    void aMetricThatIsDeclaredAndNotReported() {
        var broken = new Walk() {
            @Override
            public List<Metric> metrics(Settings settings) {
                var metrics = new ArrayList<>(super.metrics(settings));
                metrics.add(new Metric("height", "Height", "m", 1, 0, "walks"));
                return metrics;
            }
        };
        assertFails(
                broken,
                Contract::whatIsDeclaredIsWhatTrialsReport,
                "trial of arm plain: plain-half: lacks metric height");
    }

    @Test
    void aMetricOfTheCombinationThatNobodyHas() {
        var broken = new Walk() {
            @Override
            public SortedMap<String, SortedMap<Integer, ArmResult>> combined(
                    Settings settings, SortedMap<String, SortedMap<Integer, ArmResult>> finished) {
                return new TreeMap<>();
            }
        };
        assertFails(
                broken,
                Contract::whatIsDeclaredIsWhatTrialsReport,
                "metric mean is declared and no arm has it",
                "the combination lacks arm both");
    }

    @Test
    void aCombinationThatReplacesWhatATrialHasMeasured() {
        var broken = new Walk() {
            @Override
            public SortedMap<String, SortedMap<Integer, ArmResult>> combined(
                    Settings settings, SortedMap<String, SortedMap<Integer, ArmResult>> finished) {
                var combined = super.combined(settings, finished);
                combined.put("plain", finished.get("plain"));
                return combined;
            }
        };
        assertFails(
                broken,
                Contract::whatIsDeclaredIsWhatTrialsReport,
                "the combination replaces metric end of plain",
                "the combination replaces curve path of plain");
    }

    @Test
    void aCurveThatIsReportedAndNotDeclared() {
        assertFails(
                outcomes(o -> withCurve(o, "speed")),
                Contract::whatIsDeclaredIsWhatTrialsReport,
                "trial of arm plain: plain: has undeclared curve speed");
    }

    @Test
    void curvesThatAreDeclaredAndNotReported() {
        var broken = new Walk() {
            @Override
            public List<CurveFamily> curveFamilies(Settings settings) {
                return List.of(new CurveFamily("path", 0), new CurveFamily("speed.*", 0));
            }
        };
        assertFails(
                broken, Contract::whatIsDeclaredIsWhatTrialsReport, "curves speed.* are declared and no arm has one");
    }

    @Test
    void anOutcomeThatDoesNotSayWhatIsCovered() {
        assertFails(
                outcomes(o -> new Outcome(o.arms(), List.of())),
                Contract::whatIsDeclaredIsWhatTrialsReport,
                "trial of arm plain: does not say what its regularisers cover; if it has none, say so with Terms.coversNothing");
    }

    @Test
    void otherStepsThanDeclared() {
        var broken = new Walk() {
            @Override
            public long steps(Settings settings, Arm arm) {
                return 12;
            }
        };
        assertFails(
                broken,
                Contract::whatIsDeclaredIsWhatTrialsReport,
                "trial of arm plain: ends after 10 of 10 steps, and 12 were declared");
    }

    @Test
    void progressThatGoesBack() {
        var broken = new Walk() {
            @Override
            public Outcome run(TrialContext<Settings> context) {
                context.progress().step(3, 10);
                return super.run(context);
            }
        };
        assertFails(
                broken,
                Contract::whatIsDeclaredIsWhatTrialsReport,
                "the trial of arm plain reports 1 of 10 steps after it has reported 3 of 10");
    }

    @Test
    void numbersOfTheHour() {
        var broken = new Walk() {
            @Override
            double step(TrialContext<Settings> context, long done) {
                return super.step(context, done) + System.nanoTime() * 1e-12;
            }
        };
        assertFails(
                broken,
                Contract::theSameTrialHasTheSameBits,
                "the trial of arm plain was run twice: metric end of plain");
    }

    @Test
    void numbersThatDoNotDependOnTheSeed() {
        var broken = new Walk() {
            @Override
            double step(TrialContext<Settings> context, long done) {
                return done;
            }
        };
        assertFails(
                broken, Contract::anotherSeedHasOtherNumbers, "arm plain has the same numbers with seeds 11 and 12");
    }

    @Test
    void aTrialThatGoesOnWithOtherDraws() {
        var broken = new Walk() {
            private long drawn;

            @Override
            double walked(TrialContext<Settings> context, History history) {
                drawn = 0;
                return super.walked(context, history);
            }

            @Override
            double step(TrialContext<Settings> context, long done) {
                return super.step(context, drawn++);
            }
        };
        assertFails(
                broken,
                Contract::aTrialThatIsCutOffGoesOnAndHasTheSameBits,
                "the trial of arm plain went on from its checkpoint, and has other bits: metric end of plain");
    }

    @Test
    void aTrialThatKeepsNothing() {
        var broken = new Walk() {
            @Override
            double walked(TrialContext<Settings> context, History history) {
                return super.walked(without(context), history);
            }

            private TrialContext<Settings> without(TrialContext<Settings> c) {
                return new TrialContext<>(
                        c.inputs(),
                        c.settings(),
                        c.seeds(),
                        c.data(),
                        c.checkpoint(),
                        c.progress(),
                        c.artifacts(),
                        c.machine(),
                        c.notes());
            }
        };
        assertFails(
                broken,
                Contract::aTrialThatIsCutOffGoesOnAndHasTheSameBits,
                "the trial of arm plain was cut off after step 6 of 10 and has left no checkpoint");
    }

    @Test
    void aTrialThatBeginsAgainInSpiteOfItsCheckpoint() {
        var broken = new Walk() {
            @Override
            double walked(TrialContext<Settings> context, History history) {
                delete(context.checkpoint());
                return super.walked(context, history);
            }
        };
        assertFails(
                broken,
                Contract::aTrialThatIsCutOffGoesOnAndHasTheSameBits,
                "was cut off after step 6 of 10 and began again, in spite of its checkpoint");
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its checkpoint is the place that it has come to, and what is there is believed. */
    @Test
    void aTrialThatBelievesADamagedCheckpoint() {
        var broken = new Walk() {
            @Override
            double walked(TrialContext<Settings> context, History history) {
                try {
                    var file = context.checkpoint();
                    var kept = Files.exists(file) ? ByteBuffer.wrap(Files.readAllBytes(file)) : ByteBuffer.allocate(16);
                    double place = kept.getDouble();
                    for (long done = kept.getLong(); done < context.settings().steps(); done++) {
                        place += step(context, done);
                        var bytes = ByteBuffer.allocate(16).putDouble(place).putLong(done + 1);
                        Files.write(file, bytes.array());
                        context.progress().step(done + 1, context.settings().steps());
                    }
                    history.add("path", 1, place);
                    return place;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
        assertFails(
                broken,
                Contract::aTrialThatIsCutOffGoesOnAndHasTheSameBits,
                "the trial of arm plain found a damaged checkpoint, and has other bits: metric end of plain");
    }

    @Test
    void aTrialThatReportsNoSteps() {
        var broken = new Walk() {
            @Override
            double walked(TrialContext<Settings> context, History history) {
                double place = 0;
                for (int step = 0; step < 10; step++) {
                    place += step(context, step);
                }
                history.add("path", 1, place);
                return place;
            }
        };
        assertFails(
                broken,
                Contract::aTrialThatIsCutOffGoesOnAndHasTheSameBits,
                "the trial of arm plain reports no step beyond its middle, and cannot be cut off");
    }

    @Test
    void labelsThatAreKnownWithoutLearning() {
        var broken = new Walk() {
            @Override
            double right(DataRoot root) {
                return 93;
            }
        };
        assertFails(
                broken,
                Contract::withPermutedLabelsThereIsOnlyChance,
                "right of plain is 93.0 on permuted labels and not by chance (50.0 +- 20.0)");
    }

    @Test
    void aLearnerThatDoesNotLearn() {
        var broken = new Walk() {
            @Override
            double right(DataRoot root) {
                return 52;
            }
        };
        assertFails(
                broken,
                Contract::withPermutedLabelsThereIsOnlyChance,
                "right of plain is 52.0 on labels as they are, no more than chance");
    }

    @Test
    void aMistakeThatIsNotReported() {
        assertFails(
                WalkTest.terms(new Walk()).mistaken(Map.of("steps", "0", "stones", "rocks")),
                Contract::allMistakesAreReportedTogether,
                "stones=rocks is said to be a mistake and is accepted",
                "the mistake in stones is not reported beside the others, which are: [steps must be from 1 to 100, was 0]");
    }

    private static Walk presets(List<Preset<Walk.Settings>> presets) {
        return new Walk() {
            @Override
            public Definition<Settings> definition() {
                return new Definition<>(presets, List.of(), List.of());
            }
        };
    }

    @Test
    void presetsThatAreMissingOrThatAnExperimentCannotDescribe() {
        var smoke = new Preset<>("smoke", 1, 11, Walk.SMOKE, "no time");
        assertFails(
                presets(List.of(smoke)),
                Contract::everyPresetBinds,
                "preset quick is missing",
                "preset paper is missing");
        var broken = new Walk() {
            @Override
            public List<Metric> metrics(Settings settings) {
                if (settings.steps() == 40) {
                    throw new IllegalStateException("forty steps have no metrics");
                }
                return super.metrics(settings);
            }
        };
        assertFails(broken, Contract::everyPresetBinds, "preset quick", "forty steps have no metrics");
    }

    @Test
    void aPresetBeyondTheRangeOfASetting() {
        var smoke = new Preset<>("smoke", 1, 11, new Walk.Settings(1000, 0.5, "pebbles"), "no time");
        assertFails(
                presets(List.of(smoke)),
                Contract::everyPresetBinds,
                "preset smoke",
                "steps must be from 1 to 100, was 1000");
    }

    @Test
    void oneNameOfTwoThings() {
        var broken = new Walk() {
            @Override
            public List<Metric> metrics(Settings settings) {
                var metrics = new ArrayList<>(super.metrics(settings));
                metrics.add(metrics.get(0));
                return metrics;
            }
        };
        assertFails(broken, Contract::everyNameMeansOneThing, "preset smoke: two have the name of metric end");
    }

    @Test
    void anArmThatIsDerivedFromNone() {
        var broken = new Walk() {
            @Override
            public List<Arm> arms(Settings settings) {
                var arms = new ArrayList<>(super.arms(settings));
                Collections.swap(arms, 0, 1);
                return arms;
            }
        };
        assertFails(
                broken,
                Contract::everyNameMeansOneThing,
                "arm plain-half is derived from plain, which is no trained arm that stands before it");
    }

    private static Walk data(UnaryOperator<SortedMap<String, String>> prints, List<String> missing) {
        return new Walk() {
            @Override
            public SortedMap<String, String> dataFingerprints(Settings settings, DataRoot root) {
                if (settings.stones().equals("moon-stones")) {
                    throw new DataMissing(missing);
                }
                return prints.apply(super.dataFingerprints(settings, root));
            }
        };
    }

    @Test
    void missingDataThatAreNotNamed() {
        assertFails(
                data(prints -> prints, List.of("moon-stones: missing; put them into DIR", "sand: missing")),
                c -> c.paperWithoutItsDataSaysWhatIsMissingAndNothingElse(empty),
                "it is not said by its name what is missing and how to get it: sand: missing",
                "preset paper lacks [moon-stones] and says that it lacks [moon-stones, sand]");
    }

    @Test
    void missingDataThatAreCalledAMistake() {
        var broken = new Walk() {
            @Override
            public SortedMap<String, String> dataFingerprints(Settings settings, DataRoot root) {
                throw new InvalidSettings(List.of("stones must be on earth"));
            }
        };
        assertFails(
                broken,
                c -> c.paperWithoutItsDataSaysWhatIsMissingAndNothingElse(empty),
                "without its data preset paper is called wrong, not lacking: [stones must be on earth]");
    }

    @Test
    void lookingForDataThatLeavesAFolder() {
        var broken = new Walk() {
            @Override
            public SortedMap<String, String> dataFingerprints(Settings settings, DataRoot root) {
                Folders.made(root.cache().resolve("moon"));
                return super.dataFingerprints(settings, root);
            }
        };
        assertFails(
                broken,
                c -> c.paperWithoutItsDataSaysWhatIsMissingAndNothingElse(empty),
                "looking for data has left [moon]");
    }

    @Test
    void fingerprintsOfTheHour() {
        var broken = data(prints -> new TreeMap<>(Map.of("pebbles", "" + System.nanoTime())), List.of());
        assertFails(broken, c -> c.fingerprintsAreStable(empty, empty), "fingerprints of the same data are {pebbles=");
    }
}
