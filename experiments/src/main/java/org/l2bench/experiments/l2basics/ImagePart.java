package org.l2bench.experiments.l2basics;

import java.util.Map;
import java.util.SortedMap;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.Timing;

/** A part that trains on images: it reads them, and is timed on few of them. */
interface ImagePart<P extends Record & OnImages> extends SheetPart<P> {
    /** Images that are timed. */
    int FEW = 200;

    @Override
    default SortedMap<String, String> dataFingerprints(P settings, DataRoot root) {
        return ImageData.fingerprints(settings.images(), root);
    }

    @Override
    default SortedMap<String, String> holdings(P settings) {
        return ImageData.holdings(settings.images());
    }

    /** Batches are drawn with replacement, and time goes with their size alone. */
    @Override
    default Timing<P> timing(P settings) {
        var images = settings.images();
        return Timing.of(settings)
                .with(Map.of(
                        "images.train", few(images.train()),
                        "images.validation", few(images.validation())));
    }

    /** So many images or fewer, as a setting is typed; 0 are all that there are. */
    static String few(int images) {
        return String.valueOf(images == 0 ? FEW : Math.min(images, FEW));
    }
}
