package org.l2bench.experiments.dpvsregularisation;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.dpsgd.Records;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.experiment.DataReading;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.SeedTree;
import org.l2bench.core.membership.Canary;
import org.l2bench.datasets.catalogue.Catalogue;
import org.l2bench.datasets.catalogue.Split;
import org.l2bench.datasets.image.ImageSet;

/**
 * The records of a seed by their fate.
 *
 * @param canaries candidates with their false labels, in the order of {@code coins}
 * @param coins which canaries are trained on, and how
 * @param judged the judge's own
 */
record Pool(
        Records members,
        Records canaries,
        List<Canary> coins,
        Records others,
        Records nulls,
        Records validation,
        Records judged,
        Records test) {
    static Pool of(DataSettings settings, boolean isFlat, SeedTree seeds, DataRoot root, Compute compute) {
        var images = Catalogue.load(settings.data(), Split.TRAIN, root);
        var stream = new RandomStream(seeds.stream(Training.GROUP, "permutation of the images"));
        var order = Arrays.stream(TensorArrays.longs(stream.permutation(images.count())))
                .limit(settings.used())
                .mapToInt(Math::toIntExact)
                .toArray();
        var all = records(images.select(order), settings, isFlat, compute);
        var cut = new Cut(all);
        var members = cut.next(settings.members());
        var candidates = cut.next(settings.canaries());
        var coins = Canary.of(
                IntStream.range(0, settings.canaries()).toArray(),
                Arrays.stream(TensorArrays.longs(candidates.labels()))
                        .mapToInt(Math::toIntExact)
                        .toArray(),
                settings.classes(),
                seeds.stream(Training.GROUP, "canaries"));
        int[] falsely = coins.stream().mapToInt(Canary::falseLabel).toArray();
        return new Pool(
                members,
                new Records(candidates.inputs(), compute.place(TensorArrays.of(falsely))),
                coins,
                cut.next(settings.members()),
                cut.next(settings.members()),
                cut.next(settings.validation()),
                cut.next(settings.judged()),
                records(Catalogue.load(settings.data(), Split.TEST, root), settings, isFlat, compute));
    }

    /** Cuts one piece after the other. */
    private static final class Cut {
        private final Records all;
        private long done;

        Cut(Records all) {
            this.all = all;
        }

        Records next(long count) {
            var piece = new Records(
                    all.inputs().narrow(0, done, count), all.labels().narrow(0, done, count));
            done += count;
            return piece;
        }
    }

    private static Records records(ImageSet set, DataSettings settings, boolean isFlat, Compute compute) {
        var bytes = TensorArrays.of(set.pixels(), set.count(), set.channels(), set.height(), set.width());
        var inputs = bytes.to(ScalarType.Float)
                .div(new Scalar((double) set.maxValue()))
                .sub(perChannel(settings.means()))
                .div(perChannel(settings.deviations()));
        return new Records(
                compute.place(isFlat ? inputs.view(set.count(), -1) : inputs),
                compute.place(TensorArrays.of(set.labels())));
    }

    /** [1, channels, 1, 1]. */
    static Tensor perChannel(List<Double> values) {
        var array = values.stream().mapToDouble(Double::doubleValue).toArray();
        return TensorArrays.of(array, 1, array.length, 1, 1).to(ScalarType.Float);
    }

    /** The members, then the canaries that the coin lets in. */
    Records trained() {
        int[] entered =
                coins.stream().filter(Canary::trained).mapToInt(Canary::record).toArray();
        var in = canaries.at(TensorArrays.of(entered).to(canaries.labels().device(), ScalarType.Long));
        return new Records(
                torch.cat(new TensorVector(members.inputs(), in.inputs()), 0),
                torch.cat(new TensorVector(members.labels(), in.labels()), 0));
    }

    static SortedMap<String, String> fingerprints(DataSettings settings, DataRoot root) {
        var reading = new DataReading();
        var prints = new TreeMap<String, String>();
        for (var part : List.of(Split.TRAIN, Split.TEST)) {
            reading.of(() -> Catalogue.fingerprint(settings.data(), part, root))
                    .ifPresent(print -> prints.put(settings.data() + "/" + part, print));
        }
        reading.throwIfAny();
        return prints;
    }
}
