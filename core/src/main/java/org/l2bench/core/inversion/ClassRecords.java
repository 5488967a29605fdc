package org.l2bench.core.inversion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Records of a data set by their class, each class in the order of the set. */
public final class ClassRecords {
    private final Map<Integer, List<double[]>> byClass = new LinkedHashMap<>();

    /**
     * Of labelled images.
     *
     * @param images [records, numbers], as the classifier sees them; not copied
     * @param labels [records]
     */
    public ClassRecords(double[][] images, int[] labels) {
        if (images.length != labels.length) {
            throw new IllegalArgumentException("there must be a label for every record, were " + images.length
                    + " records and " + labels.length + " labels");
        }
        for (int i = 0; i < images.length; i++) {
            byClass.computeIfAbsent(labels[i], label -> new ArrayList<>()).add(images[i]);
        }
    }

    /** How many there are of a class. */
    public int count(int label) {
        return byClass.getOrDefault(label, List.of()).size();
    }

    /** The mean image of a class. */
    public double[] mean(int label) {
        var records = of(label);
        var mean = new double[records.get(0).length];
        for (var record : records) {
            for (int j = 0; j < mean.length; j++) {
                mean[j] += record[j];
            }
        }
        for (int j = 0; j < mean.length; j++) {
            mean[j] /= records.size();
        }
        return mean;
    }

    /** The Euclidean distance from an image to the nearest of the first records of a class. */
    double nearest(double[] image, int label, int first) {
        var records = of(label);
        double least = Double.POSITIVE_INFINITY;
        for (var record : records.subList(0, first)) {
            double squares = 0;
            for (int j = 0; j < image.length; j++) {
                squares += (image[j] - record[j]) * (image[j] - record[j]);
            }
            least = Math.min(least, squares);
        }
        return Math.sqrt(least);
    }

    private List<double[]> of(int label) {
        var records = byClass.get(label);
        if (records == null) {
            throw new IllegalArgumentException(
                    "there is no record of class " + label + ", only of classes " + byClass.keySet());
        }
        return records;
    }
}
