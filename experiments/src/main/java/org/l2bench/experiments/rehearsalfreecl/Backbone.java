package org.l2bench.experiments.rehearsalfreecl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.l2bench.core.engine.Safetensors;
import org.l2bench.core.experiment.DataMissing;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.json.Json;
import org.l2bench.core.network.LayeredClassifier;
import org.l2bench.core.network.NamedWeights;

/** Pre-trained weights that the user has put into {@code DIR/backbones}, with torchvision's names, in safetensors. */
record Backbone(String name) {
    /** Key of its fingerprint. */
    static final String KEY = "backbone";

    private static final String FOLDER = "backbones";

    /** @throws DataMissing if it is not there */
    Path file(DataRoot root) {
        var file = root.placed().map(d -> d.resolve(FOLDER).resolve(name));
        return file.filter(Files::isRegularFile)
                .orElseThrow(() -> new DataMissing(List.of("backbone: missing " + name + "; looked in "
                        + file.map(Path::toString).orElse("no folder, for no --data-dir was given")
                        + "; put the tensors of torchvision's network with ImageNet-1k weights, saved as safetensors under"
                        + " their own names, into DIR/" + FOLDER + "/" + name + " and give --data-dir DIR")));
    }

    /** SHA-256 of the file. */
    String fingerprint(DataRoot root) {
        try {
            return Json.sha256OfFile(file(root));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts the encoder's weights into a network; the file's classifier is not used. */
    void putInto(LayeredClassifier network, Net shape, DataRoot root) {
        try (var scope = new PointerScope()) {
            var weights = new NamedWeights(Safetensors.read(file(root)).tensors());
            weights.putInto(network, Net.encoderNames(), shape.torchvisionNames());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
