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
        Files.writeString(store.unfinished(INPUTS.id()), content);
        return store.finish(INPUTS, MACHINE, EXECUTION);
    }

    @Test
    void whatIsFinishedIsFoundWithItsDigest() throws IOException {
        assertThat(store.find(INPUTS.id())).isEmpty();
        var note = build("abc");
        assertThat(store.find(INPUTS.id())).contains(note);
        assertThat(store.content(INPUTS.id())).hasContent("abc");
        // SHA-256 of "abc", the first example of FIPS 180-2
        assertThat(note.digest()).startsWith("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(note.inputs()).isEqualTo(INPUTS);
    }

    @Test
    void whatIsNotFinishedIsNotThere() throws IOException {
        var unfinished = store.unfinished(INPUTS.id());
        Files.writeString(unfinished, "half");
        assertThat(store.find(INPUTS.id())).isEmpty();
        assertThat(store.content(INPUTS.id())).doesNotExist();
        assertThat(store.unfinished(INPUTS.id())).isEqualTo(unfinished).doesNotExist();
    }

    @Test
    void contentThatHasChangedIsRefusedAndLeftAlone() throws IOException {
        build("abc");
        Files.writeString(store.content(INPUTS.id()), "abd");
        assertThatThrownBy(() -> store.find(INPUTS.id()))
                .isInstanceOf(StoreProblem.class)
                .hasMessageContainingAll("is damaged", "digest", "delete it and " + INPUTS.id() + ".json");
        assertThat(store.content(INPUTS.id())).hasContent("abd");
    }

    @Test
    void contentThatIsMissingAndNotesThatAreForeignAreRefused() throws IOException {
        build("abc");
        Files.delete(store.content(INPUTS.id()));
        assertThatThrownBy(() -> store.find(INPUTS.id())).hasMessageContaining("its content is missing");
        Files.writeString(folder.resolve("artifacts/" + INPUTS.id() + ".json"), "{}");
        assertThatThrownBy(() -> store.find(INPUTS.id())).hasMessageContaining("its note is not one of this version");
    }

    @Test
    void aBuilderThatWroteNothingIsTold() throws IOException {
        store.unfinished(INPUTS.id());
        assertThatThrownBy(() -> store.finish(INPUTS, MACHINE, EXECUTION))
                .isInstanceOf(StoreProblem.class)
                .hasMessage("artifact base was built without content");
    }
}
