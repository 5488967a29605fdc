package org.l2bench.datasets.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.l2bench.core.experiment.DataMissing;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.core.setting.Problems;
import org.l2bench.datasets.format.FormatException;
import org.l2bench.datasets.format.SentencePairs;
import org.l2bench.datasets.format.UnpackedStream;
import org.l2bench.datasets.source.Progress;

class ParallelTextsTest {
    @TempDir
    Path folder;

    private DataRoot root() {
        return new DataRoot(Optional.of(folder), folder.resolve("cache"));
    }

    /** Fingerprints by datasets/fingerprints.py. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "libreoffice-help-en-de | 26432 | f2c310361fd1c0018e21bc3519b3be6f4f22852a3b64072803350a7c2ce1aef7"
                        + " | Use the shortcut CommandCtrl + F to quickly open the Find toolbar."
                        + " | Verwenden Sie BefehlStrg+F zum schnellen Öffnen der Suchleiste.",
                "bible-en-es | 31084 | 49667f486ce867c82ce4f67d70bac3c8021d9bb5522cad1fce67d1ca7f58dc1a"
                        + " | And the earth was without form, and void; and darkness was upon the face of the deep."
                        + " And the Spirit of God moved upon the face of the waters."
                        + " | Y la tierra estaba desordenada y vacía, y las tinieblas estaban sobre la haz del abismo, y el"
                        + " Espíritu de Dios se movía sobre la haz de las aguas."
            })
    void embeddedPairsAreThePublishedOnes(String name, int pairs, String fingerprint, String source, String target) {
        var text = Catalogue.loadParallelText(name, Split.ALL, root());
        assertThat(text.pairs())
                .isEqualTo(pairs)
                .isEqualTo(Catalogue.describe(name).counts().get(Split.ALL));
        assertThat(text.fingerprint()).isEqualTo(fingerprint);
        assertThat(text.sources().get(1)).isEqualTo(source);
        assertThat(text.targets().get(1)).isEqualTo(target);
    }

    @Test
    void placedPairsMayLieInOneFileOrInTwo() throws IOException {
        assertThatThrownBy(() -> Catalogue.loadParallelText("multi30k", Split.VALIDATION, root()))
                .isInstanceOf(DataMissing.class)
                .hasMessageContaining("missing val.en and val.de, or val.en-de.tsv of split 'validation'")
                .hasMessageContaining("github.com/multi30k/dataset");
        var mine = Files.createDirectories(folder.resolve("multi30k"));
        Files.writeString(mine.resolve("val.en"), "Two men.\nA dog.\n");
        assertThat(Catalogue.availability("multi30k", root())
                        .get(Split.VALIDATION)
                        .available())
                .isFalse();
        Files.writeString(mine.resolve("val.de"), "Zwei Männer.\nEin Hund.\n");
        assertThat(Catalogue.availability("multi30k", root())
                        .get(Split.VALIDATION)
                        .where())
                .isEqualTo(mine.toString());
        assertThatThrownBy(() -> Catalogue.loadParallelText("multi30k", Split.VALIDATION, root()))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("found 2 pairs, expected 1014");
        Files.writeString(mine.resolve("test_2016_flickr.en-de.tsv"), "A dog.\tEin Hund.\n".repeat(1000));
        assertThatThrownBy(() -> Catalogue.loadParallelText("multi30k", Split.TEST, root()))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("expected 3fbd8c909e44b2f1");
    }

    @Test
    void pairsAreReadFromBothFormats() throws IOException {
        Files.writeString(folder.resolve("a.en"), "Two men.\nA dog.\n");
        Files.writeString(folder.resolve("a.de"), "Zwei Männer.\nEin Hund.\n");
        Files.writeString(folder.resolve("a.tsv"), "Two men.\tZwei Männer.\nA dog.\tEin Hund.\n");
        var tabbed = SentencePairs.tabbed("a", open("a.tsv"));
        assertThat(SentencePairs.aligned("a", open("a.en"), open("a.de"))).isEqualTo(tabbed);
        assertThat(tabbed.targets()).containsExactly("Zwei Männer.", "Ein Hund.");
        Files.writeString(folder.resolve("b.tsv"), "a\tb\nc\n");
        assertThatThrownBy(() -> SentencePairs.tabbed("b", open("b.tsv")))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("b.tsv, line 2: found 0 tabs, expected one, between source and target");
        Files.writeString(folder.resolve("b.de"), "c\n");
        assertThatThrownBy(() -> SentencePairs.aligned("b", open("a.en"), open("b.de")))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("b.de, as a whole: found 1 lines, expected 2, as in ");
    }

    private UnpackedStream open(String file) {
        return UnpackedStream.of(folder.resolve(file));
    }

    @Test
    void unknownNamesAndPartsAreAnswered() {
        assertThatThrownBy(() -> Catalogue.loadParallelText("multi30", Split.TEST, root()))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("unknown parallel text 'multi30'; did you mean multi30k?");
        assertThatThrownBy(() -> Catalogue.loadParallelText("bible-en-es", Split.TEST, root()))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("bible-en-es has no split 'test'; it has [all]");
        assertThatThrownBy(() -> Inventory.fetch("multi30k", root(), Progress.silent()))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("multi30k cannot be fetched; put its files, from https://github.com/multi30k");
        assertThatThrownBy(() -> Inventory.fetch("bible-en-es", root(), Progress.silent()))
                .hasMessage("bible-en-es is in the jar; there is nothing to fetch");
        assertThatThrownBy(() -> Catalogue.loadText("bible-en-es", Split.ALL, root()))
                .hasMessageContaining("unknown text 'bible-en-es'");
        var problems = new Problems();
        assertThat(NamedSet.parallelText("pairs.name", "multi30k", problems)).isPresent();
        assertThat(NamedSet.text("text.name", "multi30k", problems)).isEmpty();
        assertThat(NamedSet.parallelText("pairs.name", "bible-kjv", problems)).isEmpty();
        assertThatThrownBy(problems::throwIfAny)
                .hasMessageContaining("text.name must name a text, \"multi30k\" is a set of the kind parallel text;")
                .hasMessageContaining("pairs.name must name a parallel text, \"bible-kjv\" is a set of the kind text;");
        assertThat(Inventory.show("bible-en-es", root()).parts().get(Split.ALL).fingerprint())
                .startsWith("49667f48");
    }

    @Test
    void aStandInHasAsManyPairs() {
        var text = Catalogue.loadParallelText("multi30k", Split.TEST, root().with(DataRoot.Content.STAND_IN));
        assertThat(text.pairs()).isEqualTo(1000);
        assertThat(text.sources()).isNotEqualTo(text.targets());
        assertThat(text)
                .isEqualTo(Catalogue.loadParallelText("multi30k", Split.TEST, root().with(DataRoot.Content.STAND_IN)));
    }
}
