package org.l2bench.datasets.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.core.experiment.DataMissing;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.datasets.catalogue.Verification.State;
import org.l2bench.datasets.source.Progress;
import org.l2bench.datasets.text.Corpus;

class InventoryTest {
    @TempDir
    Path folder;

    private DataRoot root() {
        return new DataRoot(Optional.empty(), folder);
    }

    @Test
    void embeddedSetsAreShownWithCountsAndFingerprints() {
        Shown shown = Inventory.show("digits8x8", root());
        Shown.Part part = shown.parts().get(Split.TEST);
        assertThat(shown.classNames()).hasSize(10);
        assertThat(part.availability().where()).isEqualTo("in the jar");
        assertThat(part.perClass()).containsExactly(178, 182, 177, 183, 181, 182, 181, 179, 174, 180);
        assertThat(part.fingerprint()).startsWith("5f388c7c");
        assertThat(Inventory.show("spambase", root()).parts().get(Split.ALL).perClass())
                .containsExactly(2788, 1813);
    }

    @Test
    void tablesAreShownWithWhatIsOddAboutThem() {
        assertThat(Inventory.show("ionosphere", root()).parts().get(Split.ALL).remarks())
                .containsExactly("1 constant column: V2", "1 row equals an earlier one");
        assertThat(Inventory.show("pd-speech", root()).parts().get(Split.ALL).remarks())
                .isEmpty();
        assertThat(Inventory.show("spambase", root()).parts().get(Split.ALL).remarks())
                .containsExactly("391 rows equal an earlier one", "3 rows equal one of another class");
    }

    @Test
    void tablesOfTheUsersAreVerifiedAndNeverFetched() {
        assertThat(Inventory.verify("sonar", root()))
                .extracting(Verification::state)
                .containsExactly(State.VERIFIED);
        assertThat(Inventory.verify("arcene", root()))
                .extracting(Verification::state)
                .containsExactly(State.ABSENT, State.ABSENT);
        assertThatThrownBy(() -> Inventory.fetch("arcene", root(), Progress.silent()))
                .hasMessageContaining(
                        "arcene cannot be fetched; arcene: missing arcene_train.data, arcene_train.labels");
    }

    @Test
    void absentSetsAreShownWithTheWayToGetThem() {
        Shown shown = Inventory.show("cifar10", root());
        assertThat(shown.classNames()).isEmpty();
        assertThat(shown.parts().get(Split.TRAIN).availability().missing())
                .singleElement()
                .asString()
                .contains("missing data_batch_1.bin, data_batch_2.bin")
                .contains("l2bench data fetch cifar10");
        assertThat(Inventory.show("tiny-imagenet", root())
                        .parts()
                        .get(Split.TEST)
                        .availability()
                        .missing())
                .singleElement()
                .asString()
                .doesNotContain("fetch")
                .contains("put the unpacked content of tiny-imagenet-200");
    }

    @Test
    void verificationFindsAPlantedFault() throws IOException {
        Path cifar = Files.createDirectories(folder.resolve("cifar10"));
        Files.write(cifar.resolve("test_batch.bin"), new byte[3073]);
        assertThat(Inventory.verify("cifar10", root()))
                .extracting(Verification::part, Verification::state)
                .containsExactly(tuple(Split.TRAIN, State.ABSENT), tuple(Split.TEST, State.WRONG));
        assertThat(Inventory.verify("cifar10", root()).get(1).detail()).contains("found 1 images, expected 10000");
    }

    @Test
    void verificationCoversEveryPartOfEverySet() {
        assertThat(Inventory.verify(root())).hasSize(40).allSatisfy(v -> {
            boolean embedded = Catalogue.describe(v.name()).tier() == Tier.EMBEDDED;
            assertThat(v.state()).isEqualTo(embedded ? State.VERIFIED : State.ABSENT);
        });
    }

    @Test
    void textsAreShownReadAndAskedFor() throws IOException {
        Shown.Part verses = Inventory.show("bible-kjv", root()).parts().get(Split.ALL);
        assertThat(verses.fingerprint()).startsWith("37e77d32");
        assertThat(verses.perClass()).isEmpty();
        assertThatThrownBy(() -> Catalogue.loadText("wikitext-2", Split.TRAIN, root()))
                .isInstanceOf(DataMissing.class)
                .hasMessageContaining("missing wiki.train.tokens")
                .hasMessageContaining("l2bench data fetch wikitext-2");
        assertThatThrownBy(() -> Catalogue.loadText("enwiki-106-articles", Split.ALL, root()))
                .isInstanceOf(DataMissing.class)
                .hasMessageNotContaining("fetch");
        assertThatThrownBy(() -> Catalogue.loadText("bible-kjv", Split.TEST, root()))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("bible-kjv has no split 'test'; it has [all]");
        assertThatThrownBy(() -> Inventory.fetch("enwiki-106-articles", root(), Progress.silent()))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("cannot be fetched");
        Path wikiText = Files.createDirectories(folder.resolve("wikitext-2"));
        Files.writeString(wikiText.resolve("wiki.test.tokens"), " = Robert <unk> = \n");
        Corpus text = Catalogue.loadText("wikitext-2", Split.TEST, root());
        assertThatThrownBy(text::fingerprint).hasMessageContaining("found 1 lines, expected 4358");
        Files.writeString(wikiText.resolve("wiki.test.tokens"), "a line\n".repeat(4358));
        assertThatThrownBy(text::fingerprint).hasMessageContaining("the published content");
        Files.writeString(wikiText.resolve("wiki.test.tokens"), "\n".repeat(10_000_000));
        assertThatThrownBy(text::fingerprint)
                .hasMessageContaining("line 4359: found a further line, expected 4358 lines");
    }

    @Test
    void onlyFetchableSetsAreFetched() {
        assertThatThrownBy(() -> Inventory.fetch("patches", root(), Progress.silent()))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("patches is in the jar; there is nothing to fetch");
        assertThatThrownBy(() -> Inventory.fetch("tiny-imagenet", root(), Progress.silent()))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("tiny-imagenet cannot be fetched; put the unpacked content");
    }

    @Test
    void allTextsOfASetThatAreNoTextAreNamedWithLineAndByte() throws IOException {
        Path wikiText = Files.createDirectories(folder.resolve("wikitext-2"));
        Files.write(wikiText.resolve("wiki.train.tokens"), new byte[] {'a', '\n', ' ', (byte) 0xFF, '\n', 'c'});
        Files.write(wikiText.resolve("wiki.valid.tokens"), new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, 'a'});
        try (OutputStream packed =
                new GZIPOutputStream(Files.newOutputStream(wikiText.resolve("wiki.test.tokens.gz")))) {
            packed.write(new byte[] {'a', '\n', 'b', 0, '\n'});
        }
        assertThatThrownBy(() -> Inventory.show("wikitext-2", root()))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining(wikiText + "/wiki.train.tokens, line 2, byte 3: found the byte FF")
                .hasMessageContaining(wikiText + "/wiki.valid.tokens, line 1, byte 0: found a byte-order mark")
                .hasMessageContaining(wikiText + "/wiki.test.tokens.gz, line 2, byte 3: found a NUL byte");
        assertThat(Inventory.verify("wikitext-2", root()))
                .extracting(Verification::state)
                .containsOnly(State.WRONG);
    }

    @Test
    void aFolderInTheFilesPlaceIsNamed() throws IOException {
        Path folderInTheWay = Files.createDirectories(folder.resolve("wikitext-2/wiki.test.tokens"));
        assertThatThrownBy(() -> Inventory.show("wikitext-2", root()))
                .hasMessage(folderInTheWay + ", as a whole: found a folder, expected a file");
    }
}
