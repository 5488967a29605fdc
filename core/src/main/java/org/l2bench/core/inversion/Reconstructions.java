package org.l2bench.core.inversion;

import java.util.Arrays;

/**
 * Images made for classes.
 *
 * @param images [count, channels x height x width] in the classifier's pixels, row-major; not copied
 * @param classes the class that each was made for, [count]; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // bulk numbers, carried to what looks at them
public record Reconstructions(double[][] images, int[] classes) {
    public Reconstructions {
        if (images.length == 0 || images.length != classes.length) {
            throw new IllegalArgumentException("there must be at least one image and a class for each, were "
                    + images.length + " images and " + classes.length + " classes");
        }
    }

    /**
     * The mean Pearson correlation, over images, with the pixel mean of the class's records; 0 for a constant image or mean.
     *
     * @param records among them some of every class that was reconstructed
     */
    public double meanCorrelation(ClassRecords records) {
        return Arrays.stream(correlations(records)).average().orElseThrow();
    }

    /** The same of each image, in [-1, 1]. */
    public double[] correlations(ClassRecords records) {
        var result = new double[images.length];
        Arrays.setAll(result, i -> pearson(images[i], records.mean(classes[i])));
        return result;
    }

    /** The share of images that another classifier's answers, [count], put into the class that they were made for. */
    public double shareRecognised(int[] predicted) {
        if (predicted.length != classes.length) {
            throw new IllegalArgumentException(
                    "there must be an answer for each of " + classes.length + " images, were " + predicted.length);
        }
        int recognised = 0;
        for (int i = 0; i < classes.length; i++) {
            recognised += predicted[i] == classes[i] ? 1 : 0;
        }
        return (double) recognised / classes.length;
    }

    /**
     * The mean over images of the distance to the nearest record of the class among those that training did not use, minus that among
     * those that it did: above 0 where images are nearer to what was trained on. Euclidean, in the classifier's pixels. In every class
     * as many records on either side, the first ones, or the larger side would be nearer by its number.
     *
     * <p>One split favours one side by chance, for every classifier alike: subtract the gap of reconstructions that know neither side.
     */
    public double rawGap(ClassRecords members, ClassRecords others) {
        double sum = 0;
        for (int i = 0; i < images.length; i++) {
            int each = Math.min(members.count(classes[i]), others.count(classes[i]));
            sum += others.nearest(images[i], classes[i], each) - members.nearest(images[i], classes[i], each);
        }
        return sum / images.length;
    }

    private static double pearson(double[] a, double[] b) {
        if (isConstant(a) || isConstant(b)) {
            return 0;
        }
        double meanA = Arrays.stream(a).sum() / a.length;
        double meanB = Arrays.stream(b).sum() / b.length;
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }
        return Math.max(-1, Math.min(1, ab / Math.sqrt(aa * bb)));
    }

    private static boolean isConstant(double[] values) {
        return Arrays.stream(values).allMatch(v -> v == values[0]);
    }
}
