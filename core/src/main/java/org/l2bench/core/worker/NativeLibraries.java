package org.l2bench.core.worker;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.bytedeco.javacpp.Loader;
import org.l2bench.core.file.JsonFile;
import org.l2bench.core.json.Json;
import org.l2bench.core.record.SharedFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The unpacked native libraries that all processes of a user share. JavaCPP unpacks what is missing, or has another size or
 * time than in its jar, into the place where others are reading it, and a process that maps a half-written library dies.
 * So one process unpacks everything into a folder that nobody knows yet, then publishes the list of what is in there; a
 * process that loads from a published folder finds nothing to write. A folder that is not as listed is made anew under
 * another name, so no file changes under a reader either.
 */
public final class NativeLibraries {
    private static final Logger LOG = LoggerFactory.getLogger(NativeLibraries.class);
    /** File locks are the whole process's; among its threads this one holds. */
    private static final Object THIS_PROCESS = new Object();

    private static final int KEY_LENGTH = 12;

    private final WorkerLaunch launch;
    private final Consumer<String> notes;
    private final Unpacking unpacking;

    /** Puts the libraries into a folder that is empty and that nobody else knows. */
    interface Unpacking {
        void into(Path folder) throws WorkerDied, IOException;
    }

    /**
     * @param notes told what takes time
     */
    NativeLibraries(WorkerLaunch launch, Consumer<String> notes, Unpacking unpacking) {
        this.launch = launch;
        this.notes = notes;
        this.unpacking = unpacking;
    }

    /**
     * Those that workers load.
     *
     * @param logs where a process that cannot load the libraries leaves its last words
     * @param notes told what takes time
     */
    static NativeLibraries of(WorkerLaunch launch, Path logs, Consumer<String> notes) {
        return new NativeLibraries(launch, notes, folder -> load(launch, folder, logs));
    }

    /**
     * Lets this process load libtorch from the shared folder. To be called before anything of JavaCPP is touched; workers
     * have it from their parent.
     *
     * @param cache the user's cache folder for this suite
     * @throws WorkerProblem if the libraries cannot be unpacked
     */
    public static void useHere(Path cache) {
        var launch = WorkerLaunch.likeThis(FirstLoad.class.getName(), List.of(), 1, cache);
        var folder = of(launch, cache.resolve("logs"), note -> {}).ready();
        System.setProperty(WorkerLaunch.UNPACKED, folder.toString());
    }

    /**
     * The folder to load from, complete and as it was when it was published. To be asked for at every start of a process:
     * a few dozen looks at sizes if it is there, some seconds if it must be made.
     *
     * @throws WorkerProblem if it cannot be made, with the reason
     */
    Path ready() {
        var folder = launch.libraries();
        try {
            Files.createDirectories(folder);
            var present = published();
            return present.isPresent() ? present.get() : publish();
        } catch (IOException e) {
            throw new WorkerProblem(
                    "libtorch cannot be unpacked into " + folder + ": " + Failures.firstLine(e)
                            + ". It needs a folder that can be written, with 500 MB free; XDG_CACHE_HOME names another",
                    e);
        }
    }

    private Path publish() throws IOException {
        synchronized (THIS_PROCESS) {
            try (var lock = CacheLock.take(launch.libraries().resolve(".lock"), notes)) {
                var present = published();
                if (present.isPresent()) {
                    return present.get();
                }
                if (lock.isHeld()) {
                    deleteRemains();
                }
                return unpack();
            }
        }
    }

    /** The published folder, if it is still as it was. */
    private Optional<Path> published() throws IOException {
        if (!Files.isRegularFile(list())) {
            return Optional.empty();
        }
        UnpackedFiles files;
        try {
            files = JsonFile.read(list(), UnpackedFiles.class);
        } catch (IOException e) {
            // Cut short, or replaced at this moment on another machine: looked at again under the lock.
            return Optional.empty();
        }
        var folder = realPath().resolve(files.folder());
        if (!files.areIn(folder)) {
            return Optional.empty();
        }
        if (!Files.isWritable(folder)) {
            // JavaCPP would silently take a folder of its own choice.
            throw new IOException("it is not writable");
        }
        return Optional.of(folder);
    }

    private Path unpack() throws IOException {
        var folder = Files.createDirectory(realPath().resolve(key() + "-" + UUID.randomUUID()));
        notes.accept("libtorch is unpacked, once for all runs, into " + folder);
        try {
            unpacking.into(folder);
            for (var file : UnpackedFiles.paths(folder)) {
                force(file);
            }
            SharedFile.replace(list(), Json.pretty(Json.tree(UnpackedFiles.of(folder))));
            return folder;
        } catch (WorkerDied e) {
            delete(folder);
            throw new WorkerProblem("libtorch cannot be unpacked and loaded: " + e.withRemains(), e);
        } catch (IOException | RuntimeException e) {
            delete(folder);
            throw e;
        }
    }

    private static void load(WorkerLaunch launch, Path folder, Path logs) throws WorkerDied {
        var process = WorkerProcess.start(launch.of(FirstLoad.class.getName(), List.of()), folder, logs);
        try {
            process.receive();
        } finally {
            process.kill();
        }
    }

    /** Deletes what was unpacked and is not, or not any more, as a list says. Called under the lock only. */
    private void deleteRemains() throws IOException {
        var prefix = key() + "-";
        try (var folders = Files.list(realPath())) {
            folders.filter(f -> f.getFileName().toString().startsWith(prefix)).forEach(NativeLibraries::delete);
        }
    }

    private Path list() throws IOException {
        return realPath().resolve(key() + ".json");
    }

    /** JavaCPP compares absolute links, which must read the same for all who share a folder. */
    private Path realPath() throws IOException {
        return launch.libraries().toRealPath();
    }

    /** One folder for each set of libraries: versions, platform, BLAS, and the path by which the links lead to them. */
    private String key() throws IOException {
        var jars = new TreeMap<String, Long>();
        for (var entry : launch.classPath().split(File.pathSeparator, -1)) {
            var jar = Path.of(entry);
            var name = String.valueOf(jar.getFileName());
            if (name.contains(Loader.getPlatform()) && Files.isRegularFile(jar)) {
                jars.put(name, Files.size(jar));
            }
        }
        var all = List.of(jars, launch.properties(), realPath().toString());
        return launch.blas() + "-" + Json.sha256(all).substring(0, KEY_LENGTH);
    }

    /** A machine that stops must not leave a file that is long enough and empty. */
    private static void force(Path file) throws IOException {
        if (!Files.isSymbolicLink(file)) {
            try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // Some systems keep a library that a process has mapped; the next unpacking tries again.
            LOG.debug("{} is left behind", folder, e);
        }
    }
}
