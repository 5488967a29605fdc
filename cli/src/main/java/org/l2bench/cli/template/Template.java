package org.l2bench.cli.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.l2bench.core.record.AtomicFile;

/**
 * A file of a new experiment.
 *
 * @param resource its text, in which {@code @name@}, {@code @class@}, {@code @package@} and {@code @version@} stand for what they say
 * @param target where it is written; {@code @folder@} is that of the package
 */
public record Template(String resource, String target) {
    private static final List<Template> PROJECT = List.of(
            new Template("pom.xml", "pom.xml"),
            new Template("README.md", "README.md"),
            new Template("gitignore", ".gitignore"),
            new Template("sheet.md", "experiments/@name@.md"),
            new Template("services", "src/main/resources/META-INF/services/org.l2bench.core.experiment.Experiment"),
            new Template("presets.toml", "src/main/resources/@folder@/@name@.toml"),
            new Template("package-info.java", "src/main/java/@folder@/package-info.java"),
            new Template("Description.java", "src/main/java/@folder@/@class@.java"),
            new Template("Settings.java", "src/main/java/@folder@/Settings.java"),
            new Template("Method.java", "src/main/java/@folder@/Method.java"),
            new Template("RegressionTrial.java", "src/main/java/@folder@/RegressionTrial.java"),
            new Template("ContractTest.java", "src/test/java/@folder@/@class@Test.java"));

    private static final Template SINGLE_FILE = new Template("SingleFile.java", "@class@.java");

    /** The files of a Maven project. */
    public static List<Template> project() {
        return PROJECT;
    }

    /** The one source that is all of an experiment. */
    public static Template singleFile() {
        return SINGLE_FILE;
    }

    /** The texts of all sources. */
    static List<String> sources() {
        return Stream.concat(PROJECT.stream(), Stream.of(SINGLE_FILE))
                .filter(t -> t.resource.endsWith(".java"))
                .map(Template::text)
                .toList();
    }

    /** Where it is written below a folder. */
    public Path file(Names names, Path folder) {
        return folder.resolve(filled(target, names, ""));
    }

    /**
     * Writes it.
     *
     * @param version of the pieces of this program
     */
    public void write(Names names, String version, Path folder) throws IOException {
        var file = file(names, folder);
        Files.createDirectories(file.toAbsolutePath().getParent());
        AtomicFile.write(file, filled(text(), names, version));
    }

    private static String filled(String text, Names names, String version) {
        return text.replace("@name@", names.name())
                .replace("@class@", names.className())
                .replace("@package@", names.packageName())
                .replace("@folder@", names.folder())
                .replace("@version@", version);
    }

    private String text() {
        try (var in = Template.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
