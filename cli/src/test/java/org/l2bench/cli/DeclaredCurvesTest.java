package org.l2bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.l2bench.core.experiment.CurveFamily;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.record.RunRecord;
import org.l2bench.experiments.Experiments;
import org.l2bench.reports.check.GoldenFile;
import org.l2bench.reports.check.GoldenTrial;
import org.l2bench.reports.check.Goldens;
import org.l2bench.reports.publish.PublishedPreset;

/** No curve goes unchecked on another machine class because nobody said how far it may be away. */
class DeclaredCurvesTest {
    private static final Path TREE = Path.of("").toAbsolutePath().getParent();

    static List<Experiment<?>> experiments() {
        return Experiments.all();
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void everyCurveOfGoldensAndPublishedRecordsIsOfOneFamily(Experiment<?> experiment) throws IOException {
        var curves = new TreeMap<String, Set<String>>();
        outcomes(experiment)
                .forEach(o -> o.arms().forEach((arm, result) -> curves.computeIfAbsent(arm, a -> new TreeSet<>())
                        .addAll(result.curves().keySet())));
        assertThat(curves).isNotEmpty();
        var declared = declared(experiment);
        curves.forEach((arm, names) -> assertThat(names).as(arm).allSatisfy(name -> assertThat(declared)
                .anyMatch(families -> CurveFamily.of(families, arm, name).size() == 1)
                .noneMatch(families -> CurveFamily.of(families, arm, name).size() > 1)));
    }

    private static <S extends Record> List<List<CurveFamily>> declared(Experiment<S> experiment) {
        return experiment.presets().stream()
                .map(p -> experiment.curveFamilies(p.settings()))
                .toList();
    }

    private static Stream<Outcome> outcomes(Experiment<?> experiment) throws IOException {
        var golden = GoldenFile.read(new Goldens(TREE).file(experiment.name())).trials().stream()
                .map(GoldenTrial::outcome);
        var records = new ArrayList<RunRecord>();
        for (var place : PublishedPreset.all(TREE, experiment)) {
            records.addAll(place.store().read().records().values());
        }
        assertThat(records).isNotEmpty();
        return Stream.concat(golden, records.stream().map(RunRecord::outcome).flatMap(o -> o.stream()));
    }
}
