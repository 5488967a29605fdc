package org.l2bench.experiments.cnnregularity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.l2bench.core.experiment.DataTable;
import org.l2bench.core.experiment.DataTable.Column;
import org.l2bench.core.experiment.SmallPicture;
import org.l2bench.core.image.GreyImages;

/** One image that is shown, and a row through it. */
final class Exhibit {
    /** Of more pixels in a row every so manieth is shown. */
    private static final int WIDEST = 256;

    private static final int WHITE = 255;

    private Exhibit() {}

    /** An image on the scale of its target, from the least grey, at most 0, to the largest. */
    static SmallPicture picture(GreyImages images, GreyImages targets, int image) {
        int n = images.size();
        double least = 0;
        double most = Double.MIN_NORMAL;
        for (int row = 0; row < n; row++) {
            for (int column = 0; column < n; column++) {
                least = Math.min(least, targets.at(image, row, column));
                most = Math.max(most, targets.at(image, row, column));
            }
        }
        int every = (n + WIDEST - 1) / WIDEST;
        int shown = n / every;
        var pixels = new byte[shown * shown];
        for (int row = 0; row < shown; row++) {
            for (int column = 0; column < shown; column++) {
                double share = (images.at(image, row * every, column * every) - least) / (most - least);
                pixels[row * shown + column] = (byte) Math.round(WHITE * Math.max(0, Math.min(1, share)));
            }
        }
        return SmallPicture.grey(shown, shown, pixels);
    }

    /** Greys along the row that is shown: of the target, of the input and of what the net makes of it, over base pixels. */
    static DataTable cut(SceneImages scenes, GreyImages outputs, int scale) {
        var columns = new TreeMap<String, Column>();
        Map.of(MetricNames.TARGET, scenes.test(), MetricNames.INPUT, scenes.inputs(), MetricNames.OUTPUT, outputs)
                .forEach((name, images) -> columns.put(name, Column.single(row(images, scenes.shown()))));
        List<Double> places = new ArrayList<>();
        for (int column = 0; column < outputs.size(); column++) {
            places.add((column + 0.5) / scale);
        }
        return new DataTable(places, columns);
    }

    private static double[] row(GreyImages images, SceneImages.Shown shown) {
        var greys = new double[images.size()];
        for (int column = 0; column < greys.length; column++) {
            greys[column] = images.at(shown.image(), shown.row(), column);
        }
        return greys;
    }
}
