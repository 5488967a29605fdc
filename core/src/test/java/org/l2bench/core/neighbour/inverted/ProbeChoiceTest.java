package org.l2bench.core.neighbour.inverted;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.neighbour.SearchQuality;
import org.l2bench.core.neighbour.inverted.InvertedSpec.Storage;

class ProbeChoiceTest {
    @TempDir
    Path folder;

    @Test
    void isTheFirstOfTheGridWithinTheBound() throws IOException {
        var asked = new ArrayList<Integer>();
        try (var scope = new PointerScope();
                var writer = KeyWriter.open(folder.resolve("keys"), "model", 100, 2)) {
            writer.append(new RandomStream(1).normal(1, 100, 2));
            try (var keys = writer.finish();
                    var file = InvertedBuild.build(
                            folder.resolve("lists"), keys, new InvertedSpec(50, Storage.FLOAT32, 1), 1)) {
                var index = new InvertedIndex(file, 1, 1);
                var choice = ProbeChoice.of(
                        index,
                        i -> {
                            asked.add(i.probes());
                            return new SearchQuality(1, 0.01 / i.probes(), 0, 0);
                        },
                        SearchQuality.BOUND);
                assertThat(choice.probes()).isEqualTo(12);
                assertThat(asked).containsExactly(1, 2, 3, 4, 6, 8, 12);
                asked.clear();
                var all = ProbeChoice.of(
                        index,
                        i -> {
                            asked.add(i.probes());
                            return new SearchQuality(1, 1, 0, 0);
                        },
                        SearchQuality.BOUND);
                assertThat(all.probes()).isEqualTo(50);
                assertThat(asked).endsWith(32, 48, 50);
            }
        }
    }
}
