package org.l2bench.datasets.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.l2bench.core.experiment.DataMissing;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.DataRoot.Content;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.core.setting.Problems;
import org.l2bench.datasets.format.FormatException;
import org.l2bench.datasets.table.GroupedTable;

/** The fingerprints stem from datasets/fingerprints.py, which computes them from the published files without our code. */
class TablesTest {
    @TempDir
    Path folder;

    private DataRoot root() {
        return new DataRoot(Optional.of(folder), folder);
    }

    @ParameterizedTest
    @CsvSource({
        "spambase, 4601, 57, 2788, 56776b7d9d27272acd2053fd4f83c812144836298bc91b91e67e66ce8aa7256f",
        "pd-speech, 252, 751, 188, 9458b8bf9ab534db4d9950da3298f8e9175630653785e84a363bf978fadfd70c",
        "sonar, 208, 60, 111, 4a4234d429c89d25559e178ef281618e359272d1ecaa197a0d75a725d0c71fee",
        "ionosphere, 351, 34, 126, 2aef68c3a7b43a92ba9fcdf7055a992e0760b58e5b0a2cea9ac216f6c7a57961"
    })
    void embeddedTablesAreThePublishedOnes(String name, int rows, int columns, int ofFirstClass, String fingerprint) {
        GroupedTable table = Catalogue.loadTable(name, Split.ALL, root());
        assertThat(table.table().rows()).hasDimensions(rows, columns);
        assertThat(table.countsPerClass()).containsExactly(ofFirstClass, rows - ofFirstClass);
        assertThat(Catalogue.classCounts(name, Split.ALL)).containsExactly(table.countsPerClass());
        assertThat(table.table().fingerprint()).isEqualTo(fingerprint);
        assertThat(table.table()).isEqualTo(Catalogue.loadTable(name));
        assertThat(table.furtherRowsOfGroups()).isZero();
        DataSet set = Catalogue.describe(name);
        assertThat(set.item()).isEqualTo(String.valueOf(columns));
        assertThat(set.counts()).containsEntry(Split.ALL, rows);
        assertThat(set.classes()).isEqualTo(2);
    }

    @Test
    void classNamesAreThoseOfTheTables() {
        assertThat(Catalogue.loadTable("pd-speech").classNames()).containsExactly("PD", "control");
        assertThat(Catalogue.loadTable("pd-speech").columns()).startsWith("gender", "PPE");
        assertThat(Catalogue.loadTable("sonar").classNames()).containsExactly("M", "R");
        assertThat(Catalogue.loadTable("ionosphere").classNames()).containsExactly("bad", "good");
    }

    @Test
    void namesAndSplitsThatAreNoneAreRefused() {
        assertThatThrownBy(() -> Catalogue.loadTable("sonor", Split.ALL, root()))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("unknown table 'sonor'; did you mean sonar?");
        assertThatThrownBy(() -> Catalogue.loadTable("arcene", Split.TEST, root()))
                .hasMessage("arcene has no split 'test'; it has [train, validation, all]");
        assertThatThrownBy(() -> Catalogue.loadTable("madelon")).hasMessageContaining("madelon is not in the jar");
        var problems = new Problems();
        assertThat(NamedSet.table("data.set", "sonar", problems)).isPresent();
        assertThat(NamedSet.table("data.set", "digits8x8", problems)).isEmpty();
        assertThatThrownBy(problems::throwIfAny)
                .hasMessageContaining("data.set must name a table, \"digits8x8\" is a set of the kind images");
    }

    @Test
    void permutedLabelsAreAsManyOfEachClass() {
        GroupedTable table = Catalogue.loadTable("sonar", Split.ALL, root());
        GroupedTable permuted = Catalogue.loadTable("sonar", Split.ALL, root().with(Content.LABELS_PERMUTED));
        assertThat(permuted.countsPerClass()).containsExactly(table.countsPerClass());
        assertThat(permuted.labels()).isNotEqualTo(table.labels());
        assertThat(permuted.table().rows()).isDeepEqualTo(table.table().rows());
    }

    @Test
    void noiseStandsInForWhatIsNotHereAndNotForWhatIsInTheJar() {
        GroupedTable noise = Catalogue.loadTable("arcene", Split.ALL, root().with(Content.STAND_IN));
        assertThat(noise.table().rows()).hasDimensions(200, 10_000);
        assertThat(noise.countsPerClass()).containsExactly(112, 88);
        assertThat(Catalogue.loadTable("sonar", Split.ALL, root().with(Content.STAND_IN))
                        .table())
                .isEqualTo(Catalogue.loadTable("sonar"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"madelon", "nips2003"})
    void aBrokenFileIsNamedWhicheverFolderItLiesIn(String name) throws IOException {
        Path placed = Files.createDirectories(folder.resolve(name));
        Files.writeString(placed.resolve("madelon_train.data"), "1 2 3 \n");
        Files.writeString(placed.resolve("madelon_train.labels"), "-1\n");
        assertThatThrownBy(() -> Catalogue.loadTable("madelon", Split.TRAIN, root()))
                .isInstanceOf(FormatException.class)
                .hasMessage(placed.resolve("madelon_train.data") + ", line 1: found 3 numbers, expected 500");
        Files.writeString(placed.resolve("madelon_train.data"), "7 ".repeat(500) + "\n");
        assertThatThrownBy(() -> Catalogue.loadTable("madelon", Split.TRAIN, root()))
                .hasMessage(placed + ", split train: found 1 rows, expected 2000");
        Files.writeString(placed.resolve("madelon_train.data"), ("7 ".repeat(500) + "\n").repeat(2000));
        Files.writeString(placed.resolve("madelon_train.labels"), "-1\n".repeat(2000));
        assertThatThrownBy(() -> Catalogue.loadTable("madelon", Split.TRAIN, root()))
                .hasMessageContaining("split train: found content with fingerprint")
                .hasMessageContaining("94e20e52a7b5d388b56188887a5d7eddb2c5227d2ede3647836cb7320d932ec4");
    }

    @Test
    void missingFilesAreNamedWithTheWayToGetThem() {
        assertThatThrownBy(() -> Catalogue.loadTable("arcene", Split.ALL, root()))
                .isInstanceOf(DataMissing.class)
                .hasMessageContaining(
                        "arcene: missing arcene_train.data, arcene_train.labels of split 'train'; looked in")
                .hasMessageContaining("from https://archive.ics.uci.edu/dataset/167, into DIR/arcene");
    }

    /** Only on machines that have the challenge's files. */
    @Test
    void theChallengesOwnFilesAreRead() {
        Path reference = Path.of("../shared/data/reference");
        if (!Files.exists(reference)) {
            reference = Path.of("../../shared/data/reference");
        }
        Assumptions.assumeTrue(Files.exists(reference.resolve("nips2003")), "no nips2003 folder");
        var placed = new DataRoot(Optional.of(reference), folder);
        GroupedTable arcene = Catalogue.loadTable("arcene", Split.ALL, placed);
        assertThat(arcene.table().rows()).hasDimensions(200, 10_000);
        assertThat(arcene.countsPerClass()).containsExactly(112, 88); // as the sheet says of train and valid merged
        GroupedTable madelon = Catalogue.loadTable("madelon", Split.ALL, placed);
        assertThat(madelon.table().rows()).hasDimensions(2600, 500);
        for (String name : List.of("arcene", "madelon")) {
            for (Split part : List.of(Split.TRAIN, Split.VALIDATION)) {
                assertThat(Catalogue.loadTable(name, part, placed).countsPerClass())
                        .containsExactly(Catalogue.classCounts(name, part));
            }
        }
    }
}
