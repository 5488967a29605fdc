package org.l2bench.experiments;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.datasets.catalogue.Catalogue;
import org.l2bench.datasets.catalogue.DataSet;

/** Draws what people might type for settings: at, near and far beyond the edges of what can run. */
record DrawnSettings(Random random) {
    private static final List<String> WHOLE = List.of(
            "-1",
            "0",
            "1",
            "2",
            "3",
            "4",
            "5",
            "7",
            "8",
            "9",
            "10",
            "16",
            "20",
            "31",
            "32",
            "33",
            "50",
            "63",
            "64",
            "65",
            "100",
            "101",
            "125",
            "200",
            "400",
            "1000",
            "1001",
            "5000",
            "65536",
            "1000000",
            "1000000000",
            "2147483647",
            "9223372036854775807");
    private static final List<String> REAL = List.of(
            "-1", "0", "1e-320", "1e-300", "1e-12", "1e-6", "0.001", "0.1", "0.5", "0.9", "0.999", "1", "1.5", "2",
            "10", "1000", "1e6", "1e12", "1e38", "1e300", "1e400", "NaN", "0.1f");
    private static final List<String> NAMES = names();

    private static List<String> names() {
        var names = Catalogue.list().stream().map(DataSet::name).collect(Collectors.toList());
        names.addAll(List.of(
                "", "nope", "held-out", "folder:", "folder:/nowhere/at/all", "spambase,", "resnet18.safetensors"));
        return names;
    }

    /** Some settings of an experiment and what is typed for them. */
    Map<String, String> of(Experiment<?> experiment) {
        var all = settings("", experiment.settingsType()).toList();
        var drawn = new TreeMap<String, String>();
        int settings = 1 + random.nextInt(3);
        while (drawn.size() < settings) {
            var setting = all.get(random.nextInt(all.size()));
            drawn.put(setting.key(), typed(setting.type()));
        }
        return drawn;
    }

    private record Drawable(String key, Type type) {}

    /** Those of a record and of the groups in it. */
    private static Stream<Drawable> settings(String place, Class<?> type) {
        return Stream.of(type.getRecordComponents())
                .flatMap(c -> c.getType().isRecord()
                        ? settings(place + c.getName() + ".", c.getType())
                        : Stream.of(new Drawable(place + c.getName(), c.getGenericType())));
    }

    private String typed(Type type) {
        if (type instanceof ParameterizedType list) {
            Type element = list.getActualTypeArguments()[0];
            var items = IntStream.range(0, random.nextInt(5)).mapToObj(i -> typed(element));
            return random.nextBoolean()
                    ? items.sorted(DrawnSettings::byValue).collect(Collectors.joining(","))
                    : items.collect(Collectors.joining(","));
        }
        if (type instanceof Class<?> c && c.isEnum()) {
            return one(Arrays.stream(c.getEnumConstants()).map(Object::toString).toList());
        }
        if (type == boolean.class) {
            return String.valueOf(random.nextBoolean());
        }
        if (type == double.class || type == Double.class) {
            return one(REAL);
        }
        return one(type == String.class ? NAMES : WHOLE);
    }

    /** Most lists must ascend. */
    private static int byValue(String a, String b) {
        try {
            return Double.compare(Double.parseDouble(a), Double.parseDouble(b));
        } catch (NumberFormatException e) {
            return a.compareTo(b);
        }
    }

    private String one(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
