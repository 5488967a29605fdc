package org.l2bench.datasets.catalogue;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.l2bench.datasets.catalogue.DataSet.Kind;
import org.l2bench.datasets.catalogue.Entry.InFolder;
import org.l2bench.datasets.format.CifarBinary;
import org.l2bench.datasets.format.Content;
import org.l2bench.datasets.format.SvhnMat;
import org.l2bench.datasets.format.TinyImageNet;
import org.l2bench.datasets.source.Checksum;
import org.l2bench.datasets.source.Places;
import org.l2bench.datasets.source.Remote;
import org.l2bench.datasets.source.RemoteFile;

/** What the catalogue knows of the colour sets, which lie in a folder of the user's or of the cache. */
final class ColourEntries {
    private static final Map<Split, Integer> CIFAR_COUNTS = Map.of(Split.TRAIN, 50_000, Split.TEST, 10_000);
    private static final Map<Split, Integer> SVHN_COUNTS = Map.of(Split.TRAIN, 73_257, Split.TEST, 26_032);
    private static final String CIFAR = "https://www.cs.toronto.edu/~kriz/";

    static final List<Entry> IMAGES = List.of(cifar10(), cifar100(), svhn(), tinyImageNet());

    private ColourEntries() {}

    private static Entry cifar10() {
        List<String> train = IntStream.rangeClosed(1, 5)
                .mapToObj(i -> "data_batch_" + i + ".bin")
                .toList();
        Map<Split, List<String>> files = Map.of(Split.TRAIN, train, Split.TEST, List.of("test_batch.bin"));
        return cifar(
                "cifar10",
                "small colour photos of ten kinds of animals and vehicles",
                List.of("cifar10", "cifar-10-batches-bin"),
                files,
                1,
                ClassNames.CIFAR_10,
                new RemoteFile(
                        "cifar-10-binary.tar.gz",
                        List.of(URI.create(CIFAR + "cifar-10-binary.tar.gz")),
                        Checksum.ofFile("MD5", "c32a1d4ab5d03f1284b67883e8d87530"),
                        Stream.concat(train.stream(), Stream.of("test_batch.bin"))
                                .toList(),
                        CifarBinary.length(1, 10_000)),
                170_052_171);
    }

    private static Entry cifar100() {
        return cifar(
                "cifar100",
                "small colour photos of a hundred kinds of things, fine labels",
                List.of("cifar100", "cifar-100-binary"),
                Map.of(Split.TRAIN, List.of("train.bin"), Split.TEST, List.of("test.bin")),
                2,
                ClassNames.CIFAR_100,
                new RemoteFile(
                        "cifar-100-binary.tar.gz",
                        List.of(URI.create(CIFAR + "cifar-100-binary.tar.gz")),
                        Checksum.ofFile("MD5", "03b5dce01913d631647c71ecec9e9cb8"),
                        List.of("train.bin", "test.bin"),
                        CifarBinary.length(2, 50_000)),
                168_513_733);
    }

    private static Entry cifar(
            String name,
            String description,
            List<String> folders,
            Map<Split, List<String>> files,
            int labelBytes,
            List<String> classNames,
            RemoteFile archive,
            long bytes) {
        return new Entry(
                new DataSet(
                        name,
                        Kind.IMAGES,
                        Tier.FETCHED,
                        description,
                        "Krizhevsky, Nair, Hinton (University of Toronto), https://www.cs.toronto.edu/~kriz/cifar.html",
                        "not stated by its authors",
                        "3x32x32",
                        classNames.size(),
                        CIFAR_COUNTS,
                        bytes),
                new InFolder(
                        folders,
                        files,
                        (folder, part) -> CifarBinary.read(
                                name,
                                contents(
                                        folder,
                                        files.get(part),
                                        CifarBinary.length(
                                                labelBytes,
                                                CIFAR_COUNTS.get(part)
                                                        / files.get(part).size())),
                                labelBytes,
                                classNames),
                        archive.addresses().get(0).toString(),
                        "the .bin files of the binary version",
                        Optional.of(new Remote(List.of(archive), Optional.empty()))),
                Map.of());
    }

    private static Entry svhn() {
        String address = "http://ufldl.stanford.edu/housenumbers/";
        Map<Split, List<String>> files =
                Map.of(Split.TRAIN, List.of("train_32x32.mat"), Split.TEST, List.of("test_32x32.mat"));
        return new Entry(
                new DataSet(
                        "svhn",
                        Kind.IMAGES,
                        Tier.FETCHED,
                        "colour photos of digits of house numbers, cropped",
                        "Netzer, Wang, Coates, Bissacco, Wu, Ng (Stanford University, Google), " + address,
                        "for non-commercial use, says its page",
                        "3x32x32",
                        10,
                        SVHN_COUNTS,
                        246_316_178),
                new InFolder(
                        List.of("svhn"),
                        files,
                        (folder, part) -> SvhnMat.read(
                                "svhn",
                                folder.resolve(files.get(part).get(0)),
                                SVHN_COUNTS.get(part),
                                ClassNames.DIGITS),
                        address,
                        "train_32x32.mat and test_32x32.mat",
                        Optional.of(new Remote(
                                List.of(
                                        mat(address, "train_32x32.mat", "e26dedcc434d2e4c54c9b2d4a06d8373"),
                                        mat(address, "test_32x32.mat", "eb5a983be6a315427106f1b164d9cef3")),
                                Optional.empty()))),
                Map.of());
    }

    private static RemoteFile mat(String address, String name, String md5) {
        return new RemoteFile(
                name,
                List.of(URI.create(address + name)),
                Checksum.ofFile("MD5", md5),
                List.of(),
                SvhnMat.length(SVHN_COUNTS.get(Split.TRAIN)));
    }

    private static Entry tinyImageNet() {
        return new Entry(
                new DataSet(
                        "tiny-imagenet",
                        Kind.IMAGES,
                        Tier.PLACED,
                        "colour photos of 200 classes of ImageNet; its validation part serves as test part",
                        "Stanford CS231n, http://cs231n.stanford.edu/tiny-imagenet-200.zip",
                        "that of ImageNet: for non-commercial research",
                        "3x64x64",
                        200,
                        Map.of(Split.TRAIN, 100_000, Split.TEST, 10_000),
                        248_100_043),
                new InFolder(
                        List.of("tiny-imagenet", "tiny-imagenet-200"),
                        Map.of(
                                Split.TRAIN, List.of("wnids.txt", "train"),
                                Split.TEST, List.of("wnids.txt", "val/val_annotations.txt", "val/images")),
                        (folder, part) -> part == Split.TRAIN
                                ? TinyImageNet.train("tiny-imagenet", folder)
                                : TinyImageNet.validation("tiny-imagenet", folder),
                        "http://cs231n.stanford.edu/tiny-imagenet-200.zip",
                        "the unpacked content of tiny-imagenet-200 (wnids.txt, train, val)",
                        Optional.empty()),
                Map.of());
    }

    private static List<Content> contents(Path folder, List<String> files, int length) {
        return files.stream()
                .map(file -> Content.of(Places.find(folder, file).orElseThrow(), length))
                .toList();
    }
}
