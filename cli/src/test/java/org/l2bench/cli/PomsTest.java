package org.l2bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The poms hold what Maven Central asks of everything that is published there. */
class PomsTest {
    private static final Path TREE = Path.of("..");
    private static final List<String> NOT_PUBLISHED = List.of("benchmarks", "conventions-check");

    private static Element pom(String module) throws Exception {
        var file = TREE.resolve(module).resolve("pom.xml").toFile();
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file)
                .getDocumentElement();
    }

    /** Elements of these names, one within the other. */
    private static List<Element> all(Element from, String... names) {
        var found = List.of(from);
        for (var name : names) {
            var next = new ArrayList<Element>();
            for (var parent : found) {
                var children = parent.getChildNodes();
                IntStream.range(0, children.getLength())
                        .mapToObj(children::item)
                        .filter(n -> n.getNodeType() == Node.ELEMENT_NODE
                                && n.getNodeName().equals(name))
                        .forEach(n -> next.add((Element) n));
            }
            found = next;
        }
        return found;
    }

    private static List<String> texts(Element from, String... names) {
        return all(from, names).stream().map(e -> e.getTextContent().strip()).toList();
    }

    private static List<String> modules() throws Exception {
        return texts(pom(""), "modules", "module").stream()
                .filter(m -> !NOT_PUBLISHED.contains(m))
                .toList();
    }

    @Test
    void theParentHasWhatAllInherit() throws Exception {
        var parent = pom("");
        for (var names : List.of(
                List.of("name"),
                List.of("description"),
                List.of("url"),
                List.of("licenses", "license", "name"),
                List.of("licenses", "license", "url"),
                List.of("developers", "developer", "name"),
                List.of("developers", "developer", "url"),
                List.of("scm", "connection"),
                List.of("scm", "developerConnection"),
                List.of("scm", "url"))) {
            assertThat(texts(parent, names.toArray(String[]::new)))
                    .as(names.toString())
                    .hasSize(1)
                    .allMatch(text -> !text.isBlank());
        }
    }

    @Test
    void everyPieceSaysWhatItIsAndReplacesNothingOfTheParent() throws Exception {
        assertThat(modules()).contains("bom", "core", "datasets", "reports", "testkit");
        for (var module : modules()) {
            var pom = pom(module);
            assertThat(texts(pom, "name")).as(module).containsExactly("l2bench " + module);
            assertThat(texts(pom, "description")).as(module).hasSize(1).allMatch(d -> !d.isBlank());
            assertThat(texts(pom, "artifactId")).containsExactly("l2bench-" + module);
            for (var inherited : List.of("url", "licenses", "developers", "scm", "version")) {
                assertThat(all(pom, inherited))
                        .as("%s of %s", inherited, module)
                        .isEmpty();
            }
        }
    }

    @Test
    void sourcesComeWithEveryBuildAndJavadocWithARelease() throws Exception {
        var parent = pom("");
        assertThat(texts(parent, "build", "plugins", "plugin", "artifactId")).contains("maven-source-plugin");
        var release = all(parent, "profiles", "profile").stream()
                .filter(p -> texts(p, "id").contains("release"))
                .toList();
        assertThat(release).hasSize(1);
        assertThat(texts(release.get(0), "build", "plugins", "plugin", "artifactId"))
                .containsExactly("maven-javadoc-plugin");
    }

    @Test
    void theBomManagesEveryPiece() throws Exception {
        assertThat(texts(pom("bom"), "parent", "artifactId")).containsExactly("l2bench");
        var managed = texts(pom(""), "dependencyManagement", "dependencies", "dependency", "artifactId");
        for (var module : modules()) {
            if (!module.equals("bom")) {
                assertThat(managed).contains("l2bench-" + module);
            }
        }
    }

    @Test
    void whatIsNotPublishedSaysSo() throws Exception {
        for (var module : NOT_PUBLISHED) {
            assertThat(texts(pom(module), "properties", "maven.install.skip")).containsExactly("true");
            assertThat(texts(pom(module), "properties", "maven.deploy.skip")).containsExactly("true");
        }
    }

    @Test
    void theProgramKnowsItsVersion() throws Exception {
        assertThat(texts(pom(""), "version")).containsExactly(Version.MAVEN);
        assertThat(Version.MAVEN.replace("-SNAPSHOT", "")).isEqualTo(Version.SHOWN);
    }
}
