package org.l2bench.experiments.oodl2norm;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.l2bench.core.json.Json;
import org.l2bench.core.setting.NamedFolder;
import org.l2bench.core.setting.Problems;
import org.l2bench.datasets.catalogue.Catalogue;
import org.l2bench.datasets.catalogue.Split;
import org.l2bench.datasets.image.Images;
import org.l2bench.datasets.image.LazyImages;

/** Whether the image sets that settings name are fit for what they are there for. */
final class ImageSets {
    /** The covariance of a class divides by one less. */
    private static final int FEWEST = 2;

    private final DataSettings data;
    private final Map<String, Set<Long>> images = new LinkedHashMap<>();

    ImageSets(DataSettings data) {
        this.data = data;
    }

    /** The same images; which ones a set has is noted as they pass, of the ID set those of the classes that are trained on. */
    Images watched(String set, Images read) {
        var noted = images.computeIfAbsent(set, s -> new HashSet<>());
        boolean all = !set.equals(data.id()) || data.idClasses().isEmpty();
        int[] labels = read.labels();
        return new LazyImages(read.name(), read.shape(), read.maxValue(), labels, read.classNames(), i -> {
            var pixels = read.image(i);
            if (all || data.idClasses().contains(labels[i])) {
                noted.add(ByteBuffer.wrap(Json.sha256().digest(pixels)).getLong());
            }
            return pixels;
        });
    }

    /** What is wrong with the classes of a user's folder, from the names of its files alone: all that have too few images. */
    List<String> lackingClasses() {
        var id = data.id();
        if (!NamedFolder.isOne(id)) {
            return List.of();
        }
        var names = Catalogue.classNames(id);
        int[] train = Catalogue.classCounts(id, Split.TRAIN);
        int[] test = Catalogue.classCounts(id, Split.TEST);
        var classes = data.idClasses().isEmpty()
                ? IntStream.range(0, names.size()).boxed().toList()
                : data.idClasses().stream()
                        .filter(c -> c >= 0 && c < names.size())
                        .toList();
        var problems = new Problems();
        for (int c : classes) {
            problems.require(
                    train[c] >= FEWEST,
                    "class %s (%s) of data.id, %s, has %s; a class needs %s to have a covariance; add some, leave it out with"
                            + " data.idClasses, or move its folder away",
                    names.get(c),
                    c,
                    id,
                    train[c] == 0 ? "no training image and " + test[c] + " in the test part" : "1 training image",
                    FEWEST);
        }
        problems.require(
                classes.stream().anyMatch(c -> test[c] > 0),
                "the test part of data.id, %s, has no image of the classes that are trained on",
                id);
        return problems.messages();
    }

    /** All OoD sets that were watched as a whole and whose images are those of another set. */
    List<String> sameImages() {
        var problems = new Problems();
        var id = images.getOrDefault(data.id(), Set.of());
        var ood = images.keySet().stream().filter(set -> !set.equals(data.id())).toList();
        for (int i = 0; i < ood.size(); i++) {
            var set = ood.get(i);
            problems.require(
                    !id.containsAll(images.get(set)),
                    "every image of the OoD set %s is an image of the ID set, %s; take another set",
                    set,
                    data.id());
            for (var earlier : ood.subList(0, i)) {
                problems.require(
                        !images.get(earlier).equals(images.get(set)),
                        "the OoD sets %s and %s hold the same images; take one of them",
                        earlier,
                        set);
            }
        }
        return problems.messages();
    }

    /** One line a set, by name. */
    SortedMap<String, String> holdings() {
        var lines = new TreeMap<String, String>();
        lines.put(
                DataSettings.key(data.id()),
                Catalogue.line(data.id(), true)
                        + (data.idClasses().isEmpty() ? "" : "; trained on classes " + data.idClasses())
                        + scored(data.id(), data.testImages()));
        data.oodSets().stream()
                .filter(set -> !set.equals(DataSettings.HELD_OUT))
                .forEach(set ->
                        lines.put(DataSettings.key(set), Catalogue.line(set, false) + scored(set, data.oodImages())));
        return Collections.unmodifiableSortedMap(lines);
    }

    private static String scored(String set, int images) {
        if (images == 0) {
            return "; all scored";
        }
        return String.format(
                Locale.ROOT,
                NamedFolder.isOne(set) ? "; %,d scored, spread over the classes" : "; the first %,d scored",
                images);
    }
}
