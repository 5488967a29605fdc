package org.l2bench.core.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.l2bench.core.json.Json;

class NamedFoldersTest {
    private final Problems problems = new Problems();

    private record Sets(String id, List<String> far) {}

    private List<String> resolved(String id, String... far) {
        var tree = (ObjectNode) Json.tree(new Sets(id, List.of(far)));
        NamedFolders.resolve(tree, problems);
        var sets = Json.MAPPER.convertValue(tree, Sets.class);
        var all = new ArrayList<>(List.of(sets.id()));
        all.addAll(sets.far());
        return all;
    }

    @Test
    void aNameIsTheEndOfThePathUnlessItIsGiven() {
        assertThat(resolved("folder:/a/pets", "birds=folder:/b/x", "digits"))
                .containsExactly("pets=folder:/a/pets", "birds=folder:/b/x", "digits");
        assertThat(problems.messages()).isEmpty();
    }

    private record Grouped(Sets data) {}

    @Test
    void aFolderInAGroupIsNamedByItsWholeKey() {
        var tree = (ObjectNode) Json.tree(new Grouped(new Sets("folder:/a/x", List.of("folder:/a/x"))));
        NamedFolders.resolve(tree, problems);
        assertThat(problems.messages())
                .singleElement()
                .asString()
                .startsWith("data.far and data.id are one folder, /a/x");
    }

    @Test
    void aRelativePathIsMadeWhole() {
        var here = Path.of("").toAbsolutePath();
        assertThat(resolved("folder:some/pets/").get(0)).isEqualTo("pets=folder:" + here.resolve("some/pets"));
    }

    @Test
    void partsThatSayNothingAreNotAName() {
        assertThat(resolved("folder:/a/pets/test", "folder:/a/birds/Images/train"))
                .containsExactly("pets-test=folder:/a/pets/test", "birds-Images-train=folder:/a/birds/Images/train");
    }

    @Test
    void pathsThatEndAlikeTakeMoreOfThemselves() {
        assertThat(resolved("digits", "folder:/left/x", "folder:/right/x", "folder:/c/digits"))
                .containsExactly(
                        "digits", "left-x=folder:/left/x", "right-x=folder:/right/x", "c-digits=folder:/c/digits");
        assertThat(problems.messages()).isEmpty();
    }

    @Test
    void aFolderThatIsNamedTwiceIsRefusedWithBothPlaces() {
        resolved("folder:/a/x", "pets=folder:/a/./x", "digits");
        assertThat(problems.messages())
                .containsExactly(
                        "far and id are one folder, /a/x (pets=folder:/a/./x, folder:/a/x); give each set once");
    }

    @Test
    void aNameThatStandsForTwoSetsIsRefused() {
        resolved("digits", "pets=folder:/a", "pets=folder:/b", "digits=folder:/c");
        assertThat(problems.messages())
                .containsExactly(
                        "pets is the name of two folders, /a (far) and /b (far); give each a name of its own",
                        "far: the name digits of the folder /c is that of another set; give it a name of its own");
    }

    @Test
    void whatIsNoNameOrNoPathIsRefused() {
        resolved("a/b=folder:/x", "folder:", "/=folder:/");
        assertThat(problems.messages()).hasSize(3);
        assertThatThrownBy(() -> NamedFolder.of("digits")).isInstanceOf(InvalidSettings.class);
    }

    @Test
    void theRootHasNoNameOfItsOwn() {
        resolved("folder:/");
        assertThat(problems.messages()).singleElement().asString().contains("write NAME=folder:/");
    }

    @Test
    void writtenSettingsKnowNoPathAndGetItBack() {
        var tree = Json.tree(new Sets("pets=folder:/a/b", List.of("digits")));
        var written = NamedFolders.withoutPaths(tree);
        assertThat(Json.canonical(written)).isEqualTo("{\"far\":[\"digits\"],\"id\":\"folder:pets\"}");
        assertThat(NamedFolders.withPaths(written, Map.of("pets", "/moved")))
                .isEqualTo(Json.tree(new Sets("pets=folder:/moved", List.of("digits"))));
        assertThat(NamedFolders.paths(new Sets("pets=folder:/a/b", List.of("digits"))))
                .containsExactly(Map.entry("pets", "/a/b"));
    }
}
