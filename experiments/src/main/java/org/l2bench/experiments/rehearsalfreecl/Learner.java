package org.l2bench.experiments.rehearsalfreecl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.experiment.SeedTree;
import org.l2bench.core.network.FrozenCopy;
import org.l2bench.core.network.LayeredClassifier;
import org.l2bench.core.network.Mode;
import org.l2bench.core.regulariser.AnchoredPenalty;
import org.l2bench.core.regulariser.Distillation;
import org.l2bench.core.regulariser.L2Penalty;
import org.l2bench.core.regulariser.ObjectiveTerm;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.train.Adam;
import org.l2bench.core.train.Divergence;
import org.l2bench.core.train.EpochOrder;
import org.l2bench.core.train.FisherDiagonal;
import org.l2bench.core.train.ParameterBuffer;
import org.l2bench.core.train.TaskStream;
import org.l2bench.core.train.Trainer;
import org.l2bench.experiments.rehearsalfreecl.Method.Keep;
import org.l2bench.experiments.rehearsalfreecl.Method.Start;
import org.l2bench.experiments.rehearsalfreecl.Objective.Said;
import org.l2bench.experiments.rehearsalfreecl.Tasks.Labelled;

/**
 * A network that learns one task after another, and what it keeps from one to the next: its weights, and the Fisher information
 * summed over tasks. Anchor and teacher of a task are the weights as they are when it begins, which are those at the end of the task
 * before; in the first task, the initial ones. They do not move while the task is learned. The optimiser is made anew for each task.
 *
 * @param teacher of the same shape, if the method uses one
 * @param parameters those of the network that are trained
 * @param fisher summed over the finished tasks, in the order of the parameters
 * @param augmentation if training images are changed at random
 */
record Learner(
        Training training,
        Method method,
        Weights weights,
        LayeredClassifier network,
        Optional<FrozenCopy> teacher,
        ParameterBuffer parameters,
        Tensor fisher,
        Optional<Augmentation> augmentation,
        SeedTree seeds,
        Compute compute) {
    /** All arms of a seed see the same batches. */
    static final String GROUP = "all arms";

    static Learner of(
            StartWeights start, Training training, Method method, Weights weights, SeedTree seeds, Compute compute) {
        var network = start.random(training.classes(), seeds, compute);
        if (method.start() == Start.PRETRAINED) {
            start.putInto(network);
        }
        Optional<FrozenCopy> teacher = method.usesTeacher()
                ? Optional.of(new FrozenCopy(start.random(training.classes(), seeds, compute)))
                : Optional.empty();
        // The encoder stands together, so that a penalty on it acts on one run of numbers.
        var trained = start.net().trained(network, method.keep() == Keep.FROZEN);
        var parameters = ParameterBuffer.of(trained, List.of(Net.encoder().covers()), true, compute);
        Optional<Augmentation> augmentation =
                training.augment() ? Optional.of(Augmentation.of(start.images(), compute)) : Optional.empty();
        var fisher = torch.zeros_like(parameters.values());
        return new Learner(
                training, method, weights, network, teacher, parameters, fisher, augmentation, seeds, compute);
    }

    /** What a task has come to: the mean class loss on its training images, and the penalty as a share of it, if there was one. */
    record Learned(double classLoss, Optional<Double> penaltyRatio) {}

    /** What changes from task to task, by name; a run that was cut off goes on from it. */
    Map<String, Tensor> state() {
        return Map.of("parameters", parameters.values(), "fisher", fisher);
    }

    /** Learns a task; {@code stepDone} is told the number of its steps that are done. */
    Learned learn(int task, TaskStream classes, Labelled data, LongConsumer stepDone) {
        try (var scope = new PointerScope()) {
            teacher.ifPresent(t -> t.copyFrom(network));
            var penalty = penalty(task);
            var objective = new Objective(method, classes.start(task), classes.end(task), featureDistillation());
            var taught = augmentation.isPresent() ? Optional.<Said>empty() : saidByTeacher(data.images());
            train(task, objective, penalty, data, taught, stepDone);
            var learned = measured(objective, penalty, data, taught.or(() -> saidByTeacher(data.images())));
            if (method.usesFisher() && task < classes.tasks() - 1) {
                fisher.add_(fisher(task, classes, data));
            }
            return learned;
        }
    }

    private Optional<Distillation.Features> featureDistillation() {
        return method.keep() == Keep.FEATKD && weights.featkd() > 0
                ? Optional.of(new Distillation.Features(weights.featkd()))
                : Optional.empty();
    }

    /** The penalty on the encoder's distance from its weights at the beginning of the task. */
    private Optional<AnchoredPenalty> penalty(int task) {
        boolean first = task == 0;
        return switch (method.keep()) {
            case NOTHING, FEATKD, FROZEN -> Optional.empty();
            case L2 -> Optional.of(l2());
            case EWC -> first ? Optional.empty() : Optional.of(ewc());
            case EWC_L2_START -> Optional.of(first ? l2() : ewc());
        };
    }

    private AnchoredPenalty l2() {
        return AnchoredPenalty.l2(weights.l2(), Net.encoder(), AnchoredPenalty.anchorAt(parameters.parameters()));
    }

    private AnchoredPenalty ewc() {
        return AnchoredPenalty.ewc(
                weights.ewc(),
                Net.encoder(),
                AnchoredPenalty.anchorAt(parameters.parameters()),
                parameters.byName(fisher));
    }

    private void train(
            int task,
            Objective objective,
            Optional<AnchoredPenalty> penalty,
            Labelled data,
            Optional<Said> taught,
            LongConsumer stepDone) {
        long steps = training.steps(data.count());
        var terms = new ArrayList<ObjectiveTerm>();
        terms.add(decay(training));
        penalty.ifPresent(terms::add);
        var optimiser = Adam.coupled(parameters, training.learningRate(), Adam.EPSILON, training.over(steps), terms);
        var order = order("order of task " + task + ", epoch ", data);
        var mode = method.trainsNorms() ? Mode.TRAINING : Mode.EVALUATION;
        Trainer.of(steps, compute, parameters, optimiser)
                .telling((done, total) -> stepDone.accept(done))
                .run(
                        step -> {
                            var batch = order.batch(step);
                            var images = data.images().index_select(0, batch);
                            if (augmentation.isPresent()) {
                                var purpose = "augmentation of task " + task + ", step " + step;
                                images = augmentation.get().apply(images, stream(purpose));
                            }
                            var student = Said.by(network, images, mode);
                            var said = taught.isPresent() ? taught.map(t -> t.at(batch)) : saidByTeacher(images);
                            return objective.loss(student, data.labels().index_select(0, batch), said);
                        },
                        (done, loss) -> {});
    }

    /** Weight decay, to zero, on all that is trained. */
    static L2Penalty decay(Training training) {
        return L2Penalty.ofPyTorchWeightDecay(training.weightDecay(), ParameterSelector.all());
    }

    private EpochOrder order(String purpose, Labelled data) {
        return new EpochOrder(data.count(), training.batchSize(), epoch -> stream(purpose + epoch), compute);
    }

    private RandomStream stream(String purpose) {
        return new RandomStream(seeds.stream(GROUP, purpose));
    }

    private Optional<Said> saidByTeacher(Tensor images) {
        return teacher.map(t -> new Evaluation(t.network()).outputs(images));
    }

    /** Losses at the end of a task over its training images as they are, in evaluation mode. */
    private Learned measured(
            Objective objective, Optional<AnchoredPenalty> penalty, Labelled data, Optional<Said> said) {
        var student = new Evaluation(network).outputs(data.images());
        double classLoss =
                objective.classLoss(student, data.labels(), said).detach().item_double();
        Divergence.refused(classLoss, "the class loss at the end of a task");
        var value = penalty.map(p -> p.term(parameters.parameters()))
                .or(() -> objective.featureTerm(student, said))
                .map(t -> t.detach().item_double());
        return new Learned(classLoss, value.map(v -> v / classLoss));
    }

    /** Over the finished task's training batches, at its final weights; none of the network's buffers changes. */
    private Tensor fisher(int task, TaskStream classes, Labelled data) {
        var order = order("Fisher information of task " + task + ", pass ", data);
        return FisherDiagonal.of(parameters, order.stepsPerEpoch(), training.batchSize(), batch -> {
            var indices = order.batch(batch);
            var student = Said.by(network, data.images().index_select(0, indices), Mode.EVALUATION);
            return Objective.fisherLoss(
                    student, data.labels().index_select(0, indices), classes.start(task), classes.end(task));
        });
    }
}
