package org.l2bench.core.experiment;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Uses a table and a picture: {@code windows} has a column in every form, {@code ramp} is the same for all seeds. */
public class ShowingExperiment extends DummyExperiment {
    @Override
    public String name() {
        return "showing";
    }

    @Override
    public List<CurveFamily> curveFamilies(DummySettings settings) {
        return List.of(new CurveFamily("windows.*", 0.01));
    }

    @Override
    public Outcome run(TrialContext<DummySettings> context) {
        double sum = context.inputs().seed().getAsInt();
        var columns = Map.of(
                "exact", DataTable.Column.exact(sum, 0.1, Double.MIN_VALUE),
                "packed", DataTable.Column.packed(sum, 0.1, -2.25),
                "single", DataTable.Column.single(sum, 0.1, 1e-30));
        var table = new DataTable(List.of(1.0, 2.0, 3.0), new TreeMap<>(columns));
        var ramp = SmallPicture.grey(3, 2, new byte[] {0, 50, 100, (byte) 150, (byte) 200, (byte) 250});
        var outcome = super.run(context);
        var shown = new TreeMap<String, ArmResult>();
        outcome.arms()
                .forEach((arm, result) -> shown.put(
                        arm,
                        result.withTables(new TreeMap<>(Map.of("windows", table)))
                                .withPictures(new TreeMap<>(Map.of("ramp", ramp)))));
        return new Outcome(shown, outcome.coverage());
    }
}
