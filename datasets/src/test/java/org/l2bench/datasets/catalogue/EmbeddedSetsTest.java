package org.l2bench.datasets.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.datasets.image.ImageSet;
import org.l2bench.datasets.table.NumericTable;
import org.l2bench.datasets.text.Corpus;
import org.l2bench.datasets.transform.Centring;

/** The fingerprints stem from datasets/fingerprints.py, which computes them from the published packages without our code. */
class EmbeddedSetsTest {
    @TempDir
    Path empty;

    private ImageSet load(String name, Split split) {
        return Catalogue.load(name, split, new DataRoot(Optional.empty(), empty));
    }

    @ParameterizedTest
    @CsvSource({
        "fashion-mnist-subset, TRAIN, d4cbb1fa6b6f2ed82f2533ac67b5d28a25ed7d92f74eda449d1ce9f5e1d13837",
        "fashion-mnist-subset, TEST, e3c2741afe7e2506114240d6a90e34e4869399aa65961d71b1d7fad370d876ec",
        "digits8x8, TEST, 5f388c7c647e2f20011809c0c1e4df439ee0c27048e1502d220bd09d3672ab89",
        "patches, TEST, 3a9848e53259984f66eb60586fa2deff21d175d4b942dcbbba8a5ce414043848",
        "quickdraw, ALL, 274e7799c4075227c875823be1e204e24a2658132ea6bc98af3280caadd0741f"
    })
    void contentIsThatOfThePublishedPackages(String name, Split split, String fingerprint) {
        ImageSet set = load(name, split);
        assertThat(set.fingerprint()).isEqualTo(fingerprint);
        DataSet description = Catalogue.describe(name);
        assertThat(set.count()).isEqualTo(description.counts().get(split));
        assertThat(set.shape()).hasToString(description.item());
        assertThat(set.classNames()).hasSize(description.classes());
        assertThat(description.tier()).isEqualTo(Tier.EMBEDDED);
    }

    @Test
    void fashionSubsetHasEachClassEquallyOften() {
        assertThat(load("fashion-mnist-subset", Split.TRAIN).countsPerClass()).containsOnly(1000);
        assertThat(load("fashion-mnist-subset", Split.TEST).countsPerClass()).containsOnly(200);
        assertThat(load("fashion-mnist-subset", Split.ALL).count()).isEqualTo(12_000);
    }

    @Test
    void quickdrawHasAHundredDrawingsOfEachClass() {
        ImageSet set = load("quickdraw", Split.ALL);
        assertThat(set.countsPerClass()).hasSize(125).containsOnly(100);
        assertThat(set.classNames()).startsWith("The Eiffel Tower", "The Mona Lisa", "ambulance");
        assertThat(set.classNames()).endsWith("wine glass", "yoga", "zigzag");
    }

    /** The expected value centres the published decimals, with the threshold 0.1 itself (datasets/fingerprints.py). */
    @Test
    void centringTheStoredDrawingsIsCentringThePublishedOnes() {
        assertThat(Centring.byBoundingBox(load("quickdraw", Split.ALL)).fingerprint())
                .isEqualTo("26b6cd0e8d941ee341e16b02c6a1277df0946512ac0a6aa4b066bd03d63ebc2c");
    }

    @Test
    void spambaseHasItsKnownSizeAndClasses() {
        NumericTable table = Catalogue.loadTable("spambase");
        assertThat(table.rows()).hasNumberOfRows(4601);
        assertThat(table.columns()).hasSize(57).startsWith("make", "address").endsWith("capitalTotal");
        assertThat(table.classNames()).containsExactly("nonspam", "spam");
        assertThat(table.labels()).contains(0);
        assertThat(Arrays.stream(table.labels()).sum()).isEqualTo(1813); // as UCI states
        assertThat(table.fingerprint()).isEqualTo("56776b7d9d27272acd2053fd4f83c812144836298bc91b91e67e66ce8aa7256f");
    }

    @ParameterizedTest
    @CsvSource({
        "bible-kjv, 37e77d3247bb31d10b285983b771c4871a1411b59eef3f90e10a473685aa45a8, In the beginning God created",
        "brown, 85f1c64a62c1914df89f875c4ba9f71835605439d85341227b9b369c84ffdb66, The Fulton County Grand Jury said",
        "sotu, 4469d8751ec991ee68a8eac9afddf910c57cf5d68d251c5808bd4acaeee48a61, Fellow-Citizens of the Senate"
    })
    void textsAreThoseOfThePublishedPackages(String name, String fingerprint, String beginning) {
        Corpus corpus = Catalogue.loadText(name, Split.ALL, new DataRoot(Optional.empty(), empty));
        List<String> lines = new ArrayList<>();
        corpus.read(lines::add);
        assertThat(corpus.fingerprint()).isEqualTo(fingerprint);
        assertThat(lines).hasSize(Catalogue.describe(name).counts().get(Split.ALL));
        assertThat(lines.get(0)).startsWith(beginning);
    }
}
