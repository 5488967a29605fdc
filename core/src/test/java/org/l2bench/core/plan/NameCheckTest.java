package org.l2bench.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.l2bench.core.claim.Quantity.metric;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.l2bench.core.claim.Answer;
import org.l2bench.core.claim.Caveat;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Contrast;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.claim.Reads;
import org.l2bench.core.claim.Requirement;
import org.l2bench.core.claim.Results;
import org.l2bench.core.claim.Rule;
import org.l2bench.core.exhibit.CurveTable;
import org.l2bench.core.exhibit.CustomPanel;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.exhibit.Figure.Panel;
import org.l2bench.core.experiment.ArmSet;
import org.l2bench.core.experiment.CurveFamily;
import org.l2bench.core.experiment.DummyExperiment;
import org.l2bench.core.experiment.DummySettings;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.MetricFamilies;
import org.l2bench.core.experiment.Preset;
import org.l2bench.core.setting.Problems;

/** A name that no trial reports is found where it stands, with the nearest one that is. */
class NameCheckTest {
    /** Arms plain, plain-off and long; only trained ones have a curve, tracked at 1, 2 and 4. */
    private static class Tracked extends DummyExperiment {
        @Override
        public List<Metric> metrics(DummySettings settings) {
            return new MetricFamilies()
                    .add(ArmSet.ALL, new Metric("sum", "Sum", "", 1, 0, "sums"))
                    .add(ArmSet.of("long"), new Metric("length", "Length", "", 1, 0, "sums"))
                    .all();
        }

        @Override
        public List<CurveFamily> curveFamilies(DummySettings settings) {
            return List.of(
                    new CurveFamily("loss", 0).of(ArmSet.of("plain", "long")).at(List.of(1, 2, 4)));
        }

        @Override
        public List<Claim> claims(DummySettings settings) {
            return List.of(claim(metric("long", "sum"), new Quantity.CurveAt("long", "loss", 4)));
        }
    }

    private static Claim claim(Quantity left, Quantity right) {
        return Claim.of("C1", "", new Rule.PairedDifference(List.of(Contrast.of("", left, right)), 0));
    }

    private static List<String> problems(DummyExperiment experiment) {
        return NameCheck.problems(experiment, DummySettings.DEFAULTS);
    }

    private static List<String> problemsOf(Claim... claims) {
        return problems(new Tracked() {
            @Override
            public List<Claim> claims(DummySettings settings) {
                return List.of(claims);
            }
        });
    }

    @Test
    void namesThatAreReportedAreNoProblem() {
        assertThat(problems(new Tracked())).isEmpty();
        assertThat(NameCheck.ofPresets(new Tracked())).isEmpty();
    }

    @Test
    void aPresetWhoseNameIsNoFolderOfItsOwnIsNamed() {
        assertThat(NameCheck.ofPresets(named("a_B-3"))).isEmpty();
        for (var name : List.of("..", "a/b", "/tmp", "report.html", "", "-a", "a b")) {
            assertThat(NameCheck.ofPresets(named(name)))
                    .singleElement()
                    .asString()
                    .contains("preset \"" + name + "\" gives its results' folder a name");
        }
    }

    private static DummyExperiment named(String preset) {
        return new Tracked() {
            @Override
            public List<Preset<DummySettings>> presets() {
                return List.of(new Preset<>(preset, 1, 0, DummySettings.DEFAULTS, "no time"));
            }
        };
    }

    @Test
    void aMisspeltArmMetricOrCurveOfAClaimIsNamedWithTheNearest() {
        assertThat(problemsOf(claim(metric("lung", "sum"), metric("plain", "som"))))
                .containsExactly(
                        "claim C1 names arm lung, which there is not; did you mean long?",
                        "claim C1 names metric som, which no trial of these settings reports; did you mean sum?");
        assertThat(problemsOf(claim(new Quantity.CurveAt("plain", "lose", 1), new Quantity.Fixed(0))))
                .containsExactly(
                        "claim C1 names curve lose, which no trial of these settings reports; did you mean loss?");
    }

    @Test
    void aMetricOrCurveThatAnotherArmHasIsNamedWithTheArmsThatHaveIt() {
        assertThat(problemsOf(claim(metric("plain", "length"), new Quantity.CurveSlope("plain-off", "loss"))))
                .containsExactly(
                        "claim C1 names metric length of plain, where it is not; it is in long",
                        "claim C1 names curve loss of plain-off, where it is not; it is in plain, long");
    }

    @Test
    void anEpochThatIsNotTrackedIsNamedWithThoseThatAre() {
        assertThat(problemsOf(claim(new Quantity.CurveAt("plain", "loss", 3), metric("plain", "sum"))))
                .containsExactly(
                        "claim C1 names curve loss of plain at 3, where it has no point; it has them at 1, 2, 4");
    }

    @Test
    void whatARequirementOrASaturationReadsIsChecked() {
        var good = claim(metric("long", "sum"), metric("plain", "sum"));
        var gate = good.needs(new Requirement.AtLeast(metric("plain", "smu"), 1, ""));
        var base = good.needs(new Requirement.Supported(
                new Rule.SignFlip(List.of(Contrast.of("", metric("plein", "sum"), metric("long", "sum"))), 0), ""));
        var contrast = Contrast.of("", metric("long", "sum"), metric("plain", "sum"));
        var saturated = Claim.of(
                "C2", "", new Rule.PairedDifference(List.of(contrast.saturatedWhen(metric("long", "sun"), 1)), 0));
        assertThat(problemsOf(gate)).singleElement().asString().contains("metric smu", "did you mean sum?");
        assertThat(problemsOf(base)).singleElement().asString().contains("arm plein", "did you mean plain");
        assertThat(problemsOf(saturated)).singleElement().asString().startsWith("claim C2 names metric sun");
    }

    /** Asks for what it does not name. */
    private record Asking(String title, String caption) implements Figure.Custom {
        @Override
        public List<Reads> reads() {
            return List.of(Reads.metric("plain", "suum"));
        }

        @Override
        public List<CustomPanel> panels(List<Results> seeds) {
            seeds.forEach(s -> s.metric("long", "sum"));
            return List.of();
        }
    }

    @Test
    void aFigureOfSomebodysOwnIsAskedBeforeAnythingIsRun() {
        var found = problems(new Tracked() {
            @Override
            public List<Figure> figures(DummySettings settings) {
                return List.of(new Asking("Own", "Mine."));
            }
        });
        assertThat(found)
                .containsExactly(
                        "figure \"Own\" names metric suum, which no trial of these settings reports; did you mean sum?",
                        "figure \"Own\": could not be drawn: it asks for metric sum of arm long, which its reads() does not"
                                + " say");
    }

    @Test
    void namesInFiguresAndTablesAreChecked() {
        var found = problems(new Tracked() {
            @Override
            public List<Figure> figures(DummySettings settings) {
                return List.of(
                        new Figure.Curves(
                                "Loss",
                                "",
                                List.of(new Panel("loss", ""), new Panel("lss", "")),
                                List.of("plain", "plain-off", "lang"),
                                "",
                                false,
                                false,
                                OptionalDouble.empty()),
                        new Figure.SeedDots("Sums", "", List.of(new Panel("suum", "")), List.of("plain")),
                        new Figure.Slopes(
                                "Pairs", "", "length", "", "", List.of(new Figure.Slope("", "plain", "long"))));
            }

            @Override
            public List<CurveTable> curveTables(DummySettings settings) {
                return List.of(new CurveTable("Numbers", "", "", List.of(new Panel("loss", "")), List.of("plain-off")));
            }
        });
        assertThat(found)
                .containsExactlyInAnyOrder(
                        "figure \"Loss\" names arm lang, which there is not; did you mean long?",
                        "figure \"Loss\" names curve lss, which no trial of these settings reports; did you mean loss?",
                        "figure \"Sums\" names metric suum, which no trial of these settings reports; did you mean sum?",
                        "figure \"Pairs\" names metric length of plain, where it is not; it is in long",
                        "table \"Numbers\" names curve loss of plain-off, where it is not; it is in plain, long");
    }

    @Test
    void anArmThatAFigureShowsNothingOfIsNamed() {
        var found = problems(new Tracked() {
            @Override
            public List<Figure> figures(DummySettings settings) {
                return List.of(new Figure.Curves(
                        "Loss",
                        "",
                        List.of(new Panel("loss", "")),
                        List.of("plain", "plain-off"),
                        "",
                        false,
                        false,
                        OptionalDouble.empty()));
            }
        });
        assertThat(found).containsExactly("figure \"Loss\" shows arm plain-off, which has none of loss");
    }

    @Test
    void claimsThatCaveatsAndAnswersNameMustBeThere() {
        var texts = Stream.of(Answer.When.values()).collect(Collectors.toMap(w -> w, w -> "So."));
        var found = problems(new Tracked() {
            @Override
            public List<Caveat> caveats(DummySettings settings) {
                return List.of(new Caveat("C1", "C7", ""));
            }

            @Override
            public List<Answer> answers(DummySettings settings) {
                return List.of(new Answer(List.of("C1", "C2"), Map.copyOf(texts)));
            }
        });
        assertThat(found)
                .containsExactly(
                        "the caveat of C1 names claim C7, which there is not; did you mean C1?",
                        "the answer to C1, C2 names claim C2, which there is not; did you mean C1?");
    }

    @Test
    void aClaimThatStandsTwiceAndAMetricOfNoArmAreNamed() {
        var good = claim(metric("long", "sum"), metric("plain", "sum"));
        assertThat(problemsOf(good, good)).containsExactly("claim C1 stands twice");
        assertThat(problems(new Tracked() {
                    @Override
                    public List<Metric> metrics(DummySettings settings) {
                        return new MetricFamilies()
                                .add(ArmSet.of("long", "shirt"), new Metric("sum", "Sum", "", 1, 0, "sums"))
                                .all();
                    }
                }))
                .contains("metric sum names arm shirt, which there is not; known are plain, plain-off, long");
    }

    @Test
    void aRunIsRefusedBeforeAnythingIsTrained() {
        var problems = new Problems();
        var choice = RunChoice.check(
                new Tracked() {
                    @Override
                    public List<Claim> claims(DummySettings settings) {
                        return List.of(claim(metric("lung", "sum"), metric("plain", "sum")));
                    }
                },
                Wishes.preset("smoke"),
                problems);
        assertThat(choice).isEmpty();
        assertThat(problems.messages())
                .containsExactly("claim C1 names arm lung, which there is not; did you mean long?");
    }
}
