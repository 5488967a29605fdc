package org.l2bench.cli.template;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import org.l2bench.cli.added.Addition;
import org.l2bench.core.setting.Problems;

/**
 * What a new experiment is called.
 *
 * @param name as it is typed: {@code my-study}
 * @param packageName {@code mystudy}, or what the user wants
 */
public record Names(String name, String packageName) {
    /** Names of files are made of it, which have 255 bytes on most systems. */
    private static final int MOST_LETTERS = 100;

    /** The package of an experiment, unless another one is wanted: its name without hyphens. */
    public static String usualPackage(String name) {
        return name.replace("-", "");
    }

    /** The class that describes it: {@code MyStudy}. */
    public String className() {
        return Arrays.stream(name.split("-"))
                .map(w -> w.substring(0, 1).toUpperCase(Locale.ROOT) + w.substring(1))
                .collect(Collectors.joining());
    }

    /** {@code org/example/mystudy}. */
    String folder() {
        return packageName.replace('.', '/');
    }

    /** Notes everything that these names cannot be. */
    public void check(List<String> taken, Problems problems) {
        var isName = Addition.isName(name);
        problems.require(
                        isName,
                        "the name must be words of lower case letters and digits with hyphens between, the first beginning with a"
                                + " letter, such as my-study; was \"%s\"",
                        name)
                .require(!taken.contains(name), "there is an experiment %s already; choose another name", name)
                .require(
                        name.length() <= MOST_LETTERS,
                        "the name must have at most %s letters, has %s: files are called so",
                        MOST_LETTERS,
                        name.length())
                .require(
                        packageName.length() <= 2 * MOST_LETTERS,
                        "the package must have at most %s letters, has %s",
                        2 * MOST_LETTERS,
                        packageName.length())
                .require(
                        !isOfPlatform(),
                        "package %s belongs to Java itself, which loads no class of yours from there; say another one with"
                                + " --package",
                        packageName)
                .require(
                        !isName || isPackage(),
                        "\"%s\" cannot be the name of a Java package; say another one with --package, such as org.example.study",
                        packageName)
                .require(
                        !(packageName + ".").startsWith("org.l2bench."),
                        "package %s is one of l2bench's own; say another one with --package",
                        packageName);
        if (isName) {
            problems.require(
                    !isUsed(className()),
                    "the class of %s would be called %s, as one that it uses is; choose another name",
                    name,
                    className());
        }
    }

    private boolean isOfPlatform() {
        return (packageName + ".").startsWith("java.")
                || ModuleLayer.boot().modules().stream().filter(Module::isNamed).anyMatch(m -> m.getPackages()
                        .contains(packageName));
    }

    private boolean isPackage() {
        return SourceVersion.isName(packageName) && packageName.equals(packageName.toLowerCase(Locale.ROOT));
    }

    /** Whether the templates, or every Java source, have such a class. */
    private static boolean isUsed(String className) {
        var word = Pattern.compile("\\b" + className + "\\b");
        return Template.sources().stream().anyMatch(text -> word.matcher(text).find()) || isOfJava(className);
    }

    private static boolean isOfJava(String className) {
        try {
            Class.forName("java.lang." + className);
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
