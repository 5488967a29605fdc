package org.l2bench.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.l2bench.core.exhibit.PaperSetting;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.core.setting.Range;

class DefinitionTest {
    record Settings(
            String data, @Range(least = 1, most = 100) int epochs, boolean augment, Sgd sgd) {}

    record Sgd(double rate, List<Double> milestones) {}

    private static final String PRESETS = """
            [preset.quick]
            takes = "a minute"
            seeds = 5
            firstSeed = 11
            [preset.quick.set]
            data = "digits"
            epochs = 2
            augment = false
            [preset.quick.set.sgd]
            rate = 0.1
            milestones = [0.5]

            [preset.paper]
            like = "quick"
            takes = "days"
            firstSeed = 1
            [preset.paper.set]
            epochs = 90
            sgd.milestones = [0.25, 1]
            """;

    private static Definition<Settings> parsed(String more) {
        return Definition.parse("d.toml", PRESETS + more, Settings.class);
    }

    private static List<String> problems(String text) {
        try {
            Definition.parse("d.toml", text, Settings.class);
        } catch (InvalidSettings e) {
            return e.problems();
        }
        return List.of();
    }

    @Test
    void aPresetSaysOnlyWhatDiffersFromTheOneThatItIsLike() {
        var presets = parsed("").presets();
        var quick = new Settings("digits", 2, false, new Sgd(0.1, List.of(0.5)));
        var paper = new Settings("digits", 90, false, new Sgd(0.1, List.of(0.25, 1.0)));
        assertThat(presets)
                .containsExactly(
                        new Preset<>("quick", 5, 11, quick, "a minute"), new Preset<>("paper", 5, 1, paper, "days"));
    }

    @Test
    void whetherASettingIsThePapersIsComputed() {
        var definition = parsed("""
                [[paper]]
                item = "length"
                ours = "{epochs} epochs, x0.1 at {sgd.milestones}"
                paper = "90"
                mark = "secondary: code"
                [[paper]]
                item = "rate"
                ours = "SGD {sgd.rate}"
                paper = "0.1"
                mark = "abstract"
                [[paper]]
                item = "seeds"
                ours = "see above"
                paper = "not established"
                mark = "our choice"
                same = false
                """);
        var quick = definition.presets().get(0).settings();
        assertThat(definition.paperSettings(quick))
                .extracting(PaperSetting::ours, PaperSetting::same)
                .containsExactly(
                        tuple("2 epochs, x0.1 at 0.5", false), tuple("SGD 0.1", true), tuple("see above", false));
        var paper = definition.presets().get(1).settings();
        assertThat(definition.paperSettings(paper).get(0).same()).isTrue();
        assertThat(definition.about("sgd.rate")).extracting(PaperRow::item).containsExactly("rate");
    }

    @Test
    void oneOfSeveralPresetsMayHaveThePapersValue() {
        var definition = parsed("""
                [[paper]]
                item = "length"
                ours = "{epochs}"
                paper = "2 or 90"
                mark = "abstract"
                against = ["quick", "paper"]
                """);
        assertThat(definition.presets()).allSatisfy(p -> assertThat(
                        definition.paperSettings(p.settings()).get(0).same())
                .isTrue());
    }

    @Test
    void whatIsSaidUnderSomeSettingsIsSaidOnlyThere() {
        var definition = parsed("""
                [[limit]]
                text = "Only {epochs} epochs."
                when.is.epochs = [1, 2]
                [[limit]]
                text = "Never run by us."
                when.not.sgd.rate = 0.2
                when.is.epochs = 90
                [[limit]]
                text = "Always."
                """.replace("sgd.rate", "\"sgd.rate\""));
        assertThat(definition.knownLimits(definition.presets().get(0).settings()))
                .containsExactly("Only 2 epochs.", "Always.");
        assertThat(definition.knownLimits(definition.presets().get(1).settings()))
                .containsExactly("Never run by us.", "Always.");
    }

    @Test
    void allThatIsWrongWithPresetsIsNamedTogether() {
        assertThat(problems(PRESETS + """
                [preset.lost]
                like = "nowhere"
                takes = "?"
                [preset.wrong]
                like = "quick"
                seeds = 2
                [preset.wrong.set]
                epochs = 2
                [preset.far]
                like = "quick"
                takes = "?"
                [preset.far.set]
                epochs = 101
                [preset.misspelt]
                like = "quick"
                takes = "?"
                [preset.misspelt.set]
                sgd.rat = 1
                """))
                .containsExactly(
                        "d.toml, preset lost: it is like nowhere, which is no preset that stands before it",
                        "d.toml, preset wrong: it lacks takes, how long it takes in words",
                        "d.toml, preset far: epochs must be from 1 to 100, was 101",
                        "d.toml, preset misspelt: not the settings of this version: there is no setting \"sgd.rat\"");
    }

    @Test
    void misspeltKeysOfTextsAreFoundWithoutAPage() {
        assertThat(problems(PRESETS + """
                [[paper]]
                item = "length"
                ours = "{epoch}"
                paper = "90"
                mark = "abstract"
                [[limit]]
                text = "Few."
                when.is.epocs = 2
                """))
                .containsExactly(
                        "d.toml: there is no setting \"epoch\"; did you mean epochs?",
                        "d.toml: there is no setting \"epocs\"; did you mean epochs?");
    }

    @Test
    void aRowMustNotClaimToBeThePapers() {
        var row = """
                [[paper]]
                item = "length"
                ours = "%s"
                paper = "90"
                mark = "abstract"
                %s
                """;
        assertThat(problems(PRESETS + row.formatted("{epochs}", "same = true")).toString())
                .contains("row \"length\" is about settings");
        assertThat(problems(PRESETS + row.formatted("90", "")).toString())
                .contains("row \"length\" is about no setting, so it must say");
        assertThat(problems(PRESETS + row.formatted("{epochs}", "against = [\"papers\"]"))
                        .toString())
                .contains("row \"length\" compares with preset papers, which there is not");
    }

    @Test
    void aResourceThatIsNoTomlIsNamedWithItsLine() {
        assertThat(problems(PRESETS + "\nx = = 2").toString()).contains("d.toml, line 21");
    }

    @Test
    void anExperimentWithoutResourceIsToldWhatItLacks() {
        var without = new DummyExperiment() {
            @Override
            public Definition<DummySettings> definition() {
                return Definition.of(this);
            }
        };
        assertThatThrownBy(without::presets).hasMessageContaining(without.name() + ".toml is missing beside");
    }
}
