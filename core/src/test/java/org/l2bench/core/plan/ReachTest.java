package org.l2bench.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTest {
    private final Map<String, Map<String, String>> packages = new HashMap<>();

    ReachTest() {
        source("paper", "package-info", "package paper;");
        source("paper", "Trial", "package paper; class Trial { Net net; }");
        source("paper", "Net", "package paper; class Net {}");
        source("paper", "Claims", "package paper; class Claims { Trial trial; }");
        source("core", "package-info", "package core;");
        source("core", "Sgd", "package core; public class Sgd { static int STEPS; static class State {} }");
        source("core", "Adam", "package core; public class Adam {}");
        source(
                "files",
                "package-info",
                "@Fingerprinted package files; import org.l2bench.core.experiment.Fingerprinted;");
        source("files", "Reader", "package files; import core.Adam; public class Reader { Adam adam; }");
    }

    private void source(String packageName, String type, String source) {
        packages.computeIfAbsent(packageName, p -> new HashMap<>()).put(type, source);
    }

    private SortedMap<String, List<String>> reached(String trial) {
        source("paper", "Trial", trial);
        return new Reach(name -> packages.getOrDefault(name, Map.of())).from(List.of("paper.Trial"));
    }

    private String version() {
        return CodeVersion.hash(new Reach(name -> packages.getOrDefault(name, Map.of())).from(List.of("paper.Trial")));
    }

    @Test
    void whatACaptionANewNetOrAReaderSaysIsNoPartOfIt() {
        var before = version();
        source("paper", "Claims", "package paper; class Claims { String caption = \"new\"; }");
        source("core", "NewNet", "package core; public class NewNet {}");
        source("files", "Reader", "package files; public class Reader { int other; }");
        assertThat(version()).isEqualTo(before);
    }

    /** What a setting chooses by name is in the version, as the registry that knows the name is in the trial's code. */
    @Test
    void whatARegistryNamesIs() {
        source(
                "paper",
                "Penalties",
                "package paper; import mine.ElasticNet; class Penalties { static final Registry<Term> ALL ="
                        + " Registry.<Term>of(\"penalty\").with(\"elastic-net\", a -> new"
                        + " ElasticNet(a.number(\"lambda\"))); }");
        source("mine", "package-info", "package mine;");
        source("mine", "ElasticNet", "package mine; public class ElasticNet {}");
        assertThat(reached("package paper; class Trial { Object of(String s) { return Penalties.ALL.get(s); } }"))
                .containsKey("mine/ElasticNet.java");
    }

    @Test
    void aFormulaFurtherAlongIs() {
        source("paper", "Net", "package paper; import core.Sgd; class Net { Sgd sgd; }");
        var before = version();
        source("core", "Sgd", "package core; public class Sgd { double half = 0.5; }");
        assertThat(version()).isNotEqualTo(before);
    }

    @Test
    void commentsAndLayoutAreNot() {
        var before = version();
        source("paper", "Net", "package paper; /** Of Adam {@link core.Adam}. */\nclass Net { // Claims\n}");
        assertThat(version()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "package paper; import core.Sgd; class Trial { Sgd sgd; }",
                "package paper; import core.Sgd.State; class Trial { State state; }",
                "package paper; import core.*; class Trial { Sgd sgd; }",
                "package paper; import static core.Sgd.STEPS; class Trial { int steps = STEPS; }",
                "package paper; import static core.Sgd.*; class Trial { int steps = STEPS; }",
                "package paper; class Trial { int steps = core.Sgd.STEPS; }",
                "package paper; class Trial { Object s = new core.Sgd(); }",
                "package paper; import core.Sgd; class Trial { Object s = (Runnable) Sgd::new; }"
            })
    void aTypeIsFoundHoweverItIsNamed(String trial) {
        assertThat(reached(trial)).containsOnlyKeys("paper/Trial.java", "core/Sgd.java");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "package paper; import core.Sgd; /** {@link Sgd} */ class Trial {}",
                "package paper; class Trial { String s = \"core.Sgd Claims\"; }",
                "package paper; import files.Reader; class Trial { Reader reader; }",
                "package paper; import java.util.List; class Trial { List<String> l; int sgd = this.Claims; }"
            })
    void whatOnlyACommentATextOrAFingerprintNamesIsNot(String trial) {
        assertThat(reached(trial)).containsOnlyKeys("paper/Trial.java");
    }

    @Test
    void typesThatNameEachOtherAreReachedOnce() {
        source("paper", "Net", "package paper; class Net { Trial trial; }");
        assertThat(reached("package paper; class Trial { Net net; Trial self; }"))
                .containsOnlyKeys("paper/Trial.java", "paper/Net.java");
    }
}
