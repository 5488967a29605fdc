package org.l2bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.l2bench.core.record.RunFolder;
import org.l2bench.core.record.RunRecord;

/**
 * What the processes of a run must leave alike, however many they are: digests by id.
 *
 * @param records of what the trials found, without times
 * @param artifacts of their contents
 */
public record StoredBits(SortedMap<String, String> records, SortedMap<String, String> artifacts) {
    /** The run folder below a folder of results that holds one run. */
    public static RunFolder folder(Path out) throws IOException {
        try (var experiments = Files.list(out)) {
            try (var variants = Files.list(experiments.findFirst().orElseThrow())) {
                return new RunFolder(variants.findFirst().orElseThrow());
            }
        }
    }

    /** Of a run that is complete and has left nothing behind, whoever was killed. */
    public static StoredBits of(Path out) throws IOException {
        var folder = folder(out);
        var content = folder.store().read();
        assertThat(content.rejected()).isEmpty();
        assertThat(content.records().values()).allMatch(RunRecord::isFinished, "is finished");
        assertThat(folder.store().keptBeside()).isEmpty();
        for (var emptied : List.of(folder.leases(), folder.checkpoints())) {
            if (Files.exists(emptied)) {
                assertThat(emptied).isEmptyDirectory();
            }
        }
        for (var stored : List.of(
                folder.path(), folder.store().folder(), folder.artifacts().folder())) {
            assertThat(stored).isDirectoryNotContaining("glob:**/.*");
        }
        var artifacts = new TreeMap<String, String>();
        for (var id : folder.artifacts().ids()) {
            artifacts.put(id, folder.artifacts().find(id).orElseThrow().digest());
        }
        return new StoredBits(
                content.records().values().stream()
                        .collect(Collectors.toMap(RunRecord::id, RunRecord::digest, (a, b) -> a, TreeMap::new)),
                artifacts);
    }

    /** Those that another run has too. */
    public StoredBits sharedWith(StoredBits other) {
        return new StoredBits(shared(records, other.records()), shared(artifacts, other.artifacts()));
    }

    private static SortedMap<String, String> shared(SortedMap<String, String> of, SortedMap<String, String> other) {
        var kept = new TreeMap<>(of);
        kept.keySet().retainAll(other.keySet());
        return kept;
    }
}
