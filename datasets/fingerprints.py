#!/usr/bin/env python3
"""Prints the fingerprints of the embedded sets, of Fashion-MNIST, arcene and madelon, computed from the published packages.

An independent twin of the Java code (IDX, PNG, grey weights, random crops, class selection, centring, hash), in the
standard library alone. Its output is the expectation of EmbeddedSetsTest. The argument is a folder into which
the packages are unpacked as in datasets/make-embedded:

    datasets/fingerprints.py FOLDER

Those of arcene and madelon are printed if their files lie in FOLDER/nips2003.
"""
import gzip, hashlib, json, math, os, struct, sys, zlib

root = sys.argv[1]


def fingerprint(name, channels, height, width, max_value, class_names, labels, pixels):
    digest = hashlib.sha256(b"l2bench-images-1")
    digest.update(struct.pack(">6i", len(labels), channels, height, width, max_value, len(class_names)))
    for class_name in class_names:
        text = class_name.encode()
        digest.update(struct.pack(">i", len(text)) + text)
    digest.update(struct.pack(">%di" % len(labels), *labels))
    digest.update(bytes(pixels))
    print(name, digest.hexdigest())


def fashion():
    names = "t-shirt/top,trouser,pullover,dress,coat,sandal,shirt,sneaker,bag,ankle boot".split(",")
    for part, per_class in (("train", 1000), ("t10k", 200)):
        file = os.path.join(root, "usr/share/datasets/fashion-mnist", part + "-%s-ubyte.gz")
        images = gzip.open(file % "images-idx3").read()[16:]
        labels = gzip.open(file % "labels-idx1").read()[8:]
        fingerprint("fashion-mnist " + part, 1, 28, 28, 255, names, list(labels), images)
        seen, chosen, pixels = [0] * 10, [], bytearray()
        for i, label in enumerate(labels):
            if seen[label] < per_class:
                seen[label] += 1
                chosen.append(label)
                pixels += images[784 * i : 784 * (i + 1)]
        fingerprint("fashion-mnist-subset " + part, 1, 28, 28, 255, names, chosen, pixels)


def digits():
    file = os.path.join(root, "usr/lib/python3/dist-packages/sklearn/datasets/data/digits.csv.gz")
    rows = [[int(field) for field in line.split(",")] for line in gzip.open(file, "rt").read().split()]
    pixels = [value for row in rows for value in row[:64]]
    fingerprint("digits8x8", 1, 8, 8, 16, [str(i) for i in range(10)], [row[64] for row in rows], pixels)


def png(path):
    """Rows of interleaved 8-bit samples, and the number of channels."""
    data, at, packed = open(path, "rb").read(), 8, b""
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + length]
        at += 12 + length
        if kind == b"IHDR":
            width, height, depth, colour = struct.unpack(">IIBB", body[:10])
            assert depth == 8 and colour in (0, 2)
        elif kind == b"IDAT":
            packed += body
    channels = 3 if colour == 2 else 1
    raw, stride = zlib.decompress(packed), width * channels
    above, rows = bytearray(stride), []
    for y in range(height):
        start = y * (stride + 1)
        line = bytearray(raw[start + 1 : start + 1 + stride])
        for i in range(stride):
            left = line[i - channels] if i >= channels else 0
            corner = above[i - channels] if i >= channels else 0
            estimate = left + above[i] - corner
            paeth = min((abs(estimate - left), 0, left), (abs(estimate - above[i]), 1, above[i]),
                        (abs(estimate - corner), 2, corner))[2]
            line[i] = line[i] + (0, left, above[i], (left + above[i]) // 2, paeth)[raw[start]] & 255
        rows.append(line)
        above = line
    return rows, channels


def half_grey(name):
    rows, channels = png(os.path.join(root, "usr/lib/python3/dist-packages/skimage/data", name + ".png"))

    def grey(y, x):
        colour = rows[y][channels * x : channels * (x + 1)]
        return sum(w * v for w, v in zip((299, 587, 114), colour)) if channels == 3 else 1000 * colour[0]

    return [bytes((grey(y, x) + grey(y, x + 1) + grey(y + 1, x) + grey(y + 1, x + 1) + 2000) // 4000
                  for x in range(0, len(rows[0]) // channels - 1, 2))
            for y in range(0, len(rows) - 1, 2)]


def split_mix_64(state):
    mask = (1 << 64) - 1
    while True:
        state = state + 0x9E3779B97F4A7C15 & mask
        z = (state ^ state >> 30) * 0xBF58476D1CE4E5B9 & mask
        z = (z ^ z >> 27) * 0x94D049BB133111EB & mask
        yield z ^ z >> 31


def patches():
    names = "astronaut brick camera chelsea coffee grass gravel".split()
    photos = [half_grey(name) for name in names]
    draws, labels, pixels = split_mix_64(7), [], bytearray()
    for _ in range(1600):
        labels.append(next(draws) % len(photos))
        photo = photos[labels[-1]]
        top = next(draws) % (len(photo) - 27)
        left = next(draws) % (len(photo[0]) - 27)
        for row in photo[top : top + 28]:
            pixels += row[left : left + 28]
    fingerprint("patches", 1, 28, 28, 255, names, labels, pixels)


def quickdraw():
    folder = os.path.join(root, "package/src/drawings")
    names = sorted((file[: -len(".ndjson.gz")] for file in os.listdir(folder)), key=str.encode)[::2]
    dropped = list(range(2, len(names), 3))[:48]
    names = [name for i, name in enumerate(names) if i not in dropped]
    pixels, centred = bytearray(), bytearray()
    for name in names:
        for line in gzip.open(os.path.join(folder, name + ".ndjson.gz"), "rt"):
            values = json.loads(line)
            stored = [(510 * round(1000 * value) + 999) // 2000 for value in values]
            pixels += bytes(stored)
            rows = [i // 28 for i, value in enumerate(values) if value > 0.1]
            columns = [i % 28 for i, value in enumerate(values) if value > 0.1]
            down = math.floor((27 - min(rows) - max(rows)) / 2)
            across = math.floor((27 - min(columns) - max(columns)) / 2)
            for y in range(28):
                for x in range(28):
                    inside = 0 <= y - down < 28 and 0 <= x - across < 28
                    centred.append(stored[28 * (y - down) + x - across] if inside else 0)
    labels = [i // 100 for i in range(12500)]
    fingerprint("quickdraw", 1, 28, 28, 255, names, labels, pixels)
    fingerprint("quickdraw, centred", 1, 28, 28, 255, names, labels, centred)


def texts():
    """The embedded texts themselves: their lines, without our code."""
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "src/main/resources/org/l2bench/datasets/embedded")
    for file in ("bible-kjv/verses", "brown/sentences", "sotu/addresses"):
        lines = gzip.open(os.path.join(folder, file + ".txt.gz")).read().decode().split("\n")
        digest = hashlib.sha256(b"l2bench-text-1")
        for line in lines if lines[-1] else lines[:-1]:
            digest.update(struct.pack(">i", len(line.encode())) + line.encode())
        print(file, digest.hexdigest())


def table(name, columns, class_names, labels, rows):
    digest = hashlib.sha256(b"l2bench-table-1")
    digest.update(struct.pack(">3i", len(rows), len(columns), len(class_names)))
    for text in columns + class_names:
        digest.update(struct.pack(">i", len(text.encode())) + text.encode())
    digest.update(struct.pack(">%di" % len(labels), *labels))
    for row in rows:
        digest.update(struct.pack(">%dd" % len(row), *row))
    print(name, digest.hexdigest())


def tables():
    for name, file, class_column in (("spambase", "kernlab_spam", "type"), ("pd-speech", "modeldata_pd_speech", "class"),
                                     ("sonar", "mlbench_Sonar", "Class"), ("ionosphere", "mlbench_Ionosphere", "Class")):
        lines = gzip.open(os.path.join(root, file + ".csv.gz"), "rt").read().split("\n")
        header, rows = lines[0].split(","), [line.split(",") for line in lines[1:] if line]
        at = header.index(class_column)
        classes = [row.pop(at) for row in rows]
        names = sorted(set(classes))
        table(name, header[:at] + header[at + 1 :], names, [names.index(c) for c in classes],
              [[float(field) for field in row] for row in rows])


def challenge():
    for name in ("arcene", "madelon"):
        for part in ("train", "valid"):
            file = os.path.join(root, "nips2003", "%s_%s.%%s.gz" % (name, part))
            if os.path.exists(file % "data"):
                rows = [[float(x) for x in line.split()] for line in gzip.open(file % "data", "rt") if line.strip()]
                labels = [int(line) for line in gzip.open(file % "labels", "rt") if line.strip()]
                table("%s %s" % (name, part), ["f%d" % (j + 1) for j in range(len(rows[0]))], ["-1", "1"],
                      [int(label > 0) for label in labels], rows)


def parallel_texts():
    """The embedded sentence pairs: source, target, source, target and so on."""
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "src/main/resources/org/l2bench/datasets/embedded")

    def lines(file):
        return gzip.open(os.path.join(folder, file)).read().decode().split("\n")[:-1]

    help_pairs = [line.split("\t") for line in lines("libreoffice-help-en-de/pairs.tsv.gz")]
    verses = zip(lines("bible-kjv/verses.txt.gz"), lines("bible-en-es/spanish.txt.gz"))
    for name, pairs in (("libreoffice-help-en-de", help_pairs), ("bible-en-es", verses)):
        digest = hashlib.sha256(b"l2bench-text-1")
        for pair in pairs:
            for sentence in pair:
                digest.update(struct.pack(">i", len(sentence.encode())) + sentence.encode())
        print(name, digest.hexdigest())


fashion()
digits()
patches()
quickdraw()
texts()
tables()
challenge()
parallel_texts()
