package org.l2bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.plan.CodeVersion;

/** Experiments that are not of this program, in the form in which `l2bench new` writes them and in others. */
class WithTest {
    private static final String SERVICES = "src/main/resources/META-INF/services/" + Experiment.class.getName();

    @TempDir
    Path home;

    private Calls calls;
    private Path study;

    @BeforeEach
    void prepare() {
        calls = new Calls(home);
        study = home.resolve("my study");
        calls.call("new", "my-study", "--folder", study.toString());
    }

    private Calls.Result with(String command, String... arguments) {
        var all = new ArrayList<>(List.of(command, "my-study", "--with", study.toString()));
        all.addAll(List.of(arguments));
        return calls.call(all.toArray(String[]::new));
    }

    private Path source(String file) {
        return study.resolve("src/main/java/mystudy").resolve(file);
    }

    private void change(Path file, String from, String to) throws IOException {
        var text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    private Suite suite(Path given) throws IOException {
        var program = new Suite(
                List.of(new TinyExperiment()),
                TinyMain.class.getName(),
                Console.ofProcess(),
                Map.copyOf(System.getenv()));
        return program.with(List.of(given));
    }

    private String code(Path given) throws IOException {
        return code(suite(given));
    }

    private static String code(Suite suite) {
        return CodeVersion.inWords(
                CodeVersion.ofParts(suite.ofTree().experiments().get(0)));
    }

    @Test
    void aNewProjectRunsIsReportedCheckedAndPublishedAsOursAre() throws IOException {
        var out = home.resolve("runs").toString();
        var run = with("run", "--preset", "smoke", "--out", out, "--workers", "1");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("2 trials; 0 have records, 2 to run").contains("needs 5 seeds");
        assertThat(home.resolve("runs/my-study/smoke/report.md"))
                .content()
                .contains("./l2bench run my-study --with 'my study' --preset smoke")
                .doesNotContain(home.toString());

        assertThat(with("report", "--preset", "smoke", "--out", out).exitCode()).isZero();
        assertThat(with("show").out()).contains("descent.lambda").contains("plain", "l2");
        assertThat(with("report", "--out", out).err())
                .contains("make them with ./l2bench run my-study --with '" + study + "' --preset quick");
        assertThat(calls.call("list", "--with", study.toString()).out()).contains("tiny\n", "my-study\n");
        assertThat(showOfRecord(out)).contains("my-study").contains("test-error");

        assertThat(with("check", "--update", "--reason", "a new one", "--workers", "1")
                        .exitCode())
                .isZero();
        assertThat(study.resolve("golden/my-study.json")).exists();
        var checked = calls.call("check", "--with", study.toString(), "--workers", "1");
        assertThat(checked.out()).contains("Nothing has drifted.").doesNotContain("tiny");

        var published = with("publish", "--preset", "smoke", "--out", out);
        assertThat(published.err()).isEmpty();
        assertThat(published.out()).contains("2 records of my-study published");
        assertThat(study.resolve("results/my-study/smoke/report.md"))
                .content()
                .contains("./l2bench run my-study --with . --preset smoke");
        assertThat(study.resolve("README.md")).content().contains("RESULTS.md#my-study");
        assertThat(study.resolve("experiments/my-study.md")).content().contains("| descent.lambda |");
    }

    private String showOfRecord(String out) throws IOException {
        try (var records = Files.list(Path.of(out, "my-study", "smoke", "records"))) {
            var id = records.sorted().findFirst().orElseThrow().getFileName().toString();
            return calls.call("show", "--with", study.toString(), "--out", out, "--record", id.replace(".json", ""))
                    .out();
        }
    }

    /** Workers that start later have the classes that the plan was made with: others lie elsewhere. */
    @Test
    void aTrialsCodeIsItsOwnClassesAndNotWhatDescribesThem() throws IOException {
        var before = suite(study);
        Files.writeString(source("MyStudy.java"), Files.readString(source("MyStudy.java")) + "// more to say\n");
        change(source("MyStudy.java"), "the penalty lowers the test error", "lower is better");
        assertThat(code(study)).isEqualTo(code(before));
        change(source("RegressionTrial.java"), "TEST_SAMPLES = 2_000", "TEST_SAMPLES = 2_001");
        var after = suite(study);
        assertThat(code(after)).isNotEqualTo(code(before));
        var folder = before.additions().get(0).classPath().get(0);
        assertThat(folder).isDirectory();
        assertThat(after.additions().get(0).classPath()).doesNotContain(folder);
    }

    @Test
    void aJarAndAFolderOfClassesAreTheSameAsTheirSources() throws IOException {
        var ofSources = suite(study);
        var folder = ofSources.additions().get(0).classPath().get(0);
        var jar = jar(folder);
        assertThat(code(folder)).isEqualTo(code(ofSources));
        assertThat(code(jar)).isEqualTo(code(ofSources));
        assertThat(suite(study).additions().get(0).classPath()).containsExactly(folder);
        var result = calls.call("check", "--with", jar.toString());
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("has no source tree; say with --tree");
    }

    private Path jar(Path folder) throws IOException {
        var jar = home.resolve("my study.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(new JarEntry(folder.relativize(file).toString().replace('\\', '/')));
                out.write(Files.readAllBytes(file));
            }
        }
        return jar;
    }

    @Test
    void oneFileIsAnExperimentAndSoIsTheFolderThatItLiesIn() throws IOException {
        var folder = home.resolve("loose");
        var made = calls.call("new", "one-file", "--single-file", "--folder", folder.toString());
        assertThat(made.exitCode()).isZero();
        var file = folder.resolve("OneFile.java");
        assertThat(code(file)).isEqualTo(code(folder));
        var out = home.resolve("runs").toString();
        var run = calls.call(
                "run", "one-file", "--with", file.toString(), "--preset", "smoke", "--out", out, "--workers", "1");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("[2/2]");
        change(file, "package onefile;", "");
        assertThat(calls.call("list", "--with", file.toString()).err())
                .contains("OneFile.java is of no package; begin it with a line such as `package onefile;`");
    }

    @Test
    void whatDoesNotCompileIsToldInTheCompilersOwnLines() throws IOException {
        change(source("RegressionTrial.java"), "int features = ", "int features = \"many\" + ");
        var result = with("run");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .startsWith("l2bench: --with " + study + " does not compile:")
                .contains("RegressionTrial.java:")
                .contains("incompatible types: String cannot be converted to int")
                .contains("1 error")
                .doesNotContain("\tat ");
    }

    @Test
    void whereThereIsNoExperimentThatIsSaidWithWhatWouldBeRight() throws IOException {
        var absent = calls.call("list", "--with", home.resolve("absent").toString(), "--with", home.toString());
        assertThat(absent.exitCode()).isEqualTo(2);
        assertThat(absent.err().lines()).hasSize(2);
        assertThat(absent.err())
                .contains("absent: there is no such file or folder; name a Maven project with src/main/java");
        assertThat(absent.err()).contains("--with " + home + " has no experiment; name a Maven project");

        var broken = Files.writeString(home.resolve("broken.jar"), "no jar");
        assertThat(calls.call("list", "--with", broken.toString()).err())
                .isEqualTo("l2bench: --with " + broken + " is not a jar, or a damaged one\n");

        Files.delete(study.resolve(SERVICES));
        assertThat(with("run").err()).contains("has no experiment: no line in META-INF/services/", "names one");
        Files.writeString(study.resolve(SERVICES), "mystudy.TheirStudy\n");
        assertThat(with("run").err())
                .isEqualTo("l2bench: --with " + study + ": experiment mystudy.TheirStudy not found. META-INF/services/"
                        + Experiment.class.getName()
                        + " names classes that are public, implement Experiment and have a public"
                        + " constructor without parameters\n");
    }

    @Test
    void namesThatAreTakenOrAreNone() throws IOException {
        change(source("MyStudy.java"), "return \"my-study\"", "return \"tiny\"");
        Files.move(
                study.resolve("src/main/resources/mystudy/my-study.toml"),
                study.resolve("src/main/resources/mystudy/tiny.toml"));
        assertThat(calls.call("list", "--with", study.toString()).err())
                .contains("there is another experiment tiny; mystudy.MyStudy needs a name of its own");
        change(source("MyStudy.java"), "return \"tiny\"", "return \"Tiny!\"");
        assertThat(calls.call("list", "--with", study.toString()).err())
                .contains("mystudy.MyStudy has the name \"Tiny!\"");
    }

    @Test
    void aPackageThatTheCodeVersionWouldLeaveOutIsAnError() throws IOException {
        Files.createDirectories(source("inner"));
        Files.writeString(source("inner/Inner.java"), "package mystudy.inner; public class Inner {}\n");
        assertThat(with("run").err())
                .contains("package mystudy.inner has no package-info.java; without it the version of a trial's code");
        Files.writeString(source("inner/package-info.java"), "package mystudy.inner;\n");
        Files.delete(source("package-info.java"));
        assertThat(with("run").err())
                .contains("the source of mystudy.RegressionTrial is not in META-INF/l2bench-sources/")
                .contains("package mystudy has no package-info.java");
    }

    @Test
    void aFaultInTheUsersCodeIsNotCalledOneOfOurs() throws IOException {
        change(
                source("MyStudy.java"),
                "return settings.descent().steps();",
                "throw new IllegalStateException(\"mine\");");
        var result =
                with("run", "--preset", "smoke", "--out", home.resolve("runs").toString());
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .contains("this is a fault of the experiment that --with " + study + " adds:")
                .contains("mine");
    }

    @Test
    void whatTheCompilerCannotReadIsNamed() throws IOException {
        Files.write(
                source("L.java"),
                "package mystudy;\nclass L { String s = \"\u00f6\"; }\n".getBytes(StandardCharsets.ISO_8859_1));
        var library = study.resolve("target/dependency/x.jar");
        Files.createDirectories(library.getParent());
        Files.writeString(library, "no jar");
        var result = calls.call("list", "--with", study.toString());
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err().lines())
                .hasSize(2)
                .anyMatch(l -> l.contains("L.java: ") && l.contains("the byte F6, which are no character"))
                .anyMatch(l -> l.endsWith("x.jar is not a jar, or a damaged one"));
    }

    @Test
    void aProjectWithoutSourcesHasNone() throws IOException {
        for (var file : List.of("MyStudy", "Settings", "Method", "RegressionTrial", "package-info")) {
            Files.delete(source(file + ".java"));
        }
        assertThat(calls.call("list", "--with", study.toString()).err())
                .isEqualTo("l2bench: --with " + study + " has no Java source in src/main/java\n");
    }

    @Test
    void aModuleOfTheUsersIsNotInTheWay() throws IOException {
        Files.writeString(study.resolve("src/main/java/module-info.java"), "module my.study { }\n");
        var result = calls.call("list", "--with", study.toString());
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("my-study");
    }

    @Test
    void aClassOfAnotherFilesNameIsAnError() throws IOException {
        Files.writeString(source("Stuff.java"), "package mystudy;\nclass Other { }\n");
        assertThat(calls.call("list", "--with", study.toString()).err())
                .contains("mystudy.Other stands in a source of another name")
                .contains("move it to Other.java");
    }

    @Test
    void aClassOfOursIsNotReplaced() throws IOException {
        var ours = study.resolve("src/main/java/org/l2bench/cli");
        Files.createDirectories(ours);
        Files.writeString(ours.resolve("TinyExperiment.java"), "package org.l2bench.cli;\nclass TinyExperiment { }\n");
        Files.writeString(ours.resolve("package-info.java"), "package org.l2bench.cli;\n");
        assertThat(calls.call("list", "--with", study.toString()).err())
                .contains(
                        "org.l2bench.cli.TinyExperiment is a class of this program or of its libraries, which would be run"
                                + " instead");
    }

    @Test
    void aFileOfAPackageOfJavasIsRefused() throws IOException {
        calls.call(
                "new", "lone", "--single-file", "--folder", home.resolve("lone").toString());
        var file = home.resolve("lone").resolve("Lone.java");
        change(file, "package lone;", "package java.lone;");
        var result = calls.call("list", "--with", file.toString());
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("Prohibited package name: java.lone").doesNotContain("\tat ");
        change(file, "package java.lone;", "package lone;");
        Files.writeString(home.resolve("lone").resolve("package-info.java"), "@Deprecated\npackage lone;\n");
        assertThat(calls.call("list", "--with", home.resolve("lone").toString()).err())
                .isEmpty();
    }
}
