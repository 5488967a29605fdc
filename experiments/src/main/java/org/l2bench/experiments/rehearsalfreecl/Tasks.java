package org.l2bench.experiments.rehearsalfreecl;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.train.TaskStream;
import org.l2bench.experiments.rehearsalfreecl.Pool.Part;

/**
 * The images of a stream of tasks, on the trial's device. A task's training images are all that its training sees.
 *
 * @param train by task
 * @param evaluation by task: test images, or validation images in the sweep
 */
record Tasks(TaskStream classes, List<Labelled> train, List<Labelled> evaluation) {
    /** Images [n, channels, h, w] and labels [n], numbered in the order in which the classes come. */
    record Labelled(Tensor images, Tensor labels) {
        long count() {
            return labels.size(0);
        }
    }

    /**
     * Reads the images of a stream.
     *
     * @param reserved classes that are no part of it
     * @param prefix only the first so many tasks are read
     * @param orderSeed draws the classes and their order
     */
    static Tasks load(
            ImageSplit images,
            Pretraining.Reserved reserved,
            Training training,
            int prefix,
            Part evaluated,
            long orderSeed,
            DataRoot root,
            Compute compute) {
        var pool = Pool.load(images, root);
        var order = reserved.stream(pool.classes(), training.classes(), orderSeed);
        var stream = TaskStream.equal(prefix, training.classesPerTask());
        var train = new ArrayList<Labelled>();
        var evaluation = new ArrayList<Labelled>();
        for (int task = 0; task < prefix; task++) {
            var own = IntStream.range(stream.start(task), stream.end(task))
                    .map(c -> order[c])
                    .toArray();
            train.add(labelled(pool, Part.TRAIN, own, stream.start(task), compute));
            evaluation.add(labelled(pool, evaluated, own, stream.start(task), compute));
        }
        return new Tasks(stream, train, evaluation);
    }

    private static Labelled labelled(Pool pool, Part part, int[] classes, int firstLabel, Compute compute) {
        var set = pool.part(part, classes);
        var labels = IntStream.of(set.labels()).map(l -> l + firstLabel).toArray();
        return new Labelled(compute.place(pool.tensor(set)), compute.place(TensorArrays.of(labels)));
    }

    /** All tasks as one. */
    Tasks joint() {
        return new Tasks(
                new TaskStream(List.of(classes.end(classes.tasks() - 1))),
                List.of(concatenated(train)),
                List.of(concatenated(evaluation)));
    }

    private static Labelled concatenated(List<Labelled> parts) {
        var images = parts.stream().map(Labelled::images).toArray(Tensor[]::new);
        var labels = parts.stream().map(Labelled::labels).toArray(Tensor[]::new);
        return new Labelled(torch.cat(new TensorVector(images), 0), torch.cat(new TensorVector(labels), 0));
    }
}
