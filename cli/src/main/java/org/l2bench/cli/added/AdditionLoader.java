package org.l2bench.cli.added;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.l2bench.core.experiment.Experiment;

/** Loads the classes of an addition, and all that are not its own from where this program has them. */
final class AdditionLoader extends URLClassLoader {
    private static final String OPTION = "--with ";

    private final Path given;

    private AdditionLoader(Path given, URL[] places) {
        super(OPTION + given, places, Experiment.class.getClassLoader());
        this.given = given;
    }

    /** It is open as long as the process lives: classes are loaded when they are first used. */
    static AdditionLoader of(Path given, List<Path> classPath) {
        return new AdditionLoader(
                given, classPath.stream().map(AdditionLoader::url).toArray(URL[]::new));
    }

    Path given() {
        return given;
    }

    /** Whether a loader of this name is one of these. */
    static boolean isName(String loader) {
        return loader.startsWith(OPTION);
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(path + " has no address", e);
        }
    }
}
