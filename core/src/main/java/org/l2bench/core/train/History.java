package org.l2bench.core.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.l2bench.core.experiment.Curve;
import org.l2bench.core.json.Json;

/** The curves that a run has collected so far; part of its checkpoints. */
public final class History {
    private final SortedMap<String, List<double[]>> points = new TreeMap<>();

    public void add(String curve, double x, double y) {
        points.computeIfAbsent(curve, name -> new ArrayList<>()).add(new double[] {x, y});
    }

    public SortedMap<String, Curve> curves() {
        var curves = new TreeMap<String, Curve>();
        points.forEach((name, list) -> curves.put(
                name,
                new Curve(
                        list.stream().map(p -> p[0]).toList(),
                        list.stream().map(p -> p[1]).toList())));
        return curves;
    }

    String toJson() {
        return Json.canonical(points);
    }

    void restore(String json) {
        try {
            points.clear();
            points.putAll(Json.MAPPER.readValue(json, new TypeReference<TreeMap<String, List<double[]>>>() {}));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
