package org.l2bench.core.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.core.experiment.ArtifactInputs;
import org.l2bench.core.experiment.Replicate;

class ArtifactStoreTest {
    private static final MachineClass MACHINE = new MachineClass("os", "arch", "1", "blas", "cpu", "model", 1, "none");
    private static final Execution EXECUTION = new Execution("17", 1.5, 1);
    private static final ArtifactInputs INPUTS = new ArtifactInputs(
            "sharing",
            "",
            "base",
            Optional.empty(),
            Replicate.seed(5),
            NullNode.getInstance(),
            Collections.emptySortedMap(),
            Collections.emptySortedMap(),
            "code",
            "fp32",
            "cpu");

    @TempDir
    Path folder;

    private ArtifactStore store;

    @BeforeEach
    void prepare() {
        store = new ArtifactStore(folder.resolve("artifacts"));
    }

    private ArtifactNote build(String content) throws IOException {
        return build(content, MACHINE).note();
    }

    private ArtifactStore.Finished build(String content, MachineClass machine) throws IOException {
        return store.finish(Files.writeString(folder.resolve("built"), content), INPUTS, machine, EXECUTION);
    }

    private Path content() throws IOException {
        return store.content(INPUTS.id(), store.find(INPUTS.id()).orElseThrow().digest());
    }

    @Test
    void whatIsFinishedIsFoundWithItsDigest() throws IOException {
        assertThat(store.find(INPUTS.id())).isEmpty();
        var note = build("abc");
        assertThat(store.find(INPUTS.id())).contains(note);
        assertThat(content()).hasContent("abc");
        assertThat(folder.resolve("built")).doesNotExist();
        // SHA-256 of "abc", the first example of FIPS 180-2
        assertThat(note.digest()).startsWith("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(note.inputs()).isEqualTo(INPUTS);
    }

    @Test
    void contentWithoutANoteIsNotThere() throws IOException {
        build("abc");
        Files.delete(store.folder().resolve(INPUTS.id() + ".json"));
        assertThat(store.find(INPUTS.id())).isEmpty();
        assertThat(store.ids()).isEmpty();
        assertThat(store.isThereNow(INPUTS.id())).isFalse();
        build("abc");
        assertThat(store.find(INPUTS.id())).isPresent();
        assertThat(store.ids()).containsExactly(INPUTS.id());
        assertThat(store.isThereNow(INPUTS.id())).isTrue();
    }

    @Test
    void aSecondBuilderOfTheSameBitsChangesNothing() throws IOException {
        var first = build("abc");
        var second = build("abc", MACHINE);
        assertThat(second.note()).isEqualTo(first);
        assertThat(second.remark()).isEmpty();
        assertThat(store.folder().toFile().list()).hasSize(2);
    }

    @Test
    void twoBuildersOfOneMachineClassWithDifferentBitsAreToldAndBothAreKept() throws IOException {
        build("abc");
        var second = build("abd", MACHINE);
        assertThat(second.remark().orElseThrow()).contains("one machine class with different bits", "please report");
        assertThat(content()).hasContent("abc");
        assertThat(store.folder().toFile().list()).hasSize(4);
    }

    @Test
    void ofAnotherMachineClassTheFirstCountsAndStaysWhole() throws IOException {
        build("abc");
        var other = new MachineClass("os", "arch", "1", "blas", "other", "model", 1, "none");
        var second = build("abd", other);
        assertThat(second.remark().orElseThrow()).contains("another machine class first");
        assertThat(second.note().machine()).isEqualTo(MACHINE);
        assertThat(content()).hasContent("abc");
        assertThat(store.folder().toFile().list()).hasSize(2);
    }

    @Test
    void contentUnderItsEarlierNameIsFound() throws IOException {
        var note = build("abc");
        Files.move(content(), store.folder().resolve(INPUTS.id() + ".bin"));
        assertThat(store.find(INPUTS.id())).contains(note);
        assertThat(content()).hasFileName(INPUTS.id() + ".bin");
    }

    @Test
    void contentThatHasChangedIsRefusedAndLeftAlone() throws IOException {
        build("abc");
        var content = Files.writeString(content(), "abd");
        assertThatThrownBy(() -> store.find(INPUTS.id()))
                .isInstanceOf(StoreProblem.class)
                .hasMessageContainingAll("is damaged", "digest", "delete it and " + INPUTS.id() + ".json");
        assertThat(content).hasContent("abd");
    }

    @Test
    void contentThatIsMissingAndNotesThatAreForeignAreRefused() throws IOException {
        build("abc");
        Files.delete(content());
        assertThatThrownBy(() -> store.find(INPUTS.id())).hasMessageContaining("its content is missing");
        Files.writeString(folder.resolve("artifacts/" + INPUTS.id() + ".json"), "{}");
        assertThatThrownBy(() -> store.find(INPUTS.id())).hasMessageContaining("its note is not one of this version");
    }

    @Test
    void aBuilderThatWroteNothingIsTold() throws IOException {
        assertThatThrownBy(() -> store.finish(folder.resolve("absent"), INPUTS, MACHINE, EXECUTION))
                .isInstanceOf(StoreProblem.class)
                .hasMessage("artifact base was built without content");
    }
}
