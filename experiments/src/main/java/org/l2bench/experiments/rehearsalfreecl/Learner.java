package org.l2bench.experiments.rehearsalfreecl;

import java.util.ArrayList;
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
import org.l2bench.core.train.Trainer;
import org.l2bench.experiments.rehearsalfreecl.Method.Keep;
import org.l2bench.experiments.rehearsalfreecl.Objective.Said;
import org.l2bench.experiments.rehearsalfreecl.Tasks.Labelled;

/**
 * A network that learns one task after another, and what it keeps from one to the next: its weights, and the Fisher information
 * summed over tasks. Anchor and teacher of a task are the weights as they are when it begins, which are those at the end of the task
 * before; in the first task, the initial ones. They do not move while the task is learned. The optimiser is made anew for each task.
 */
final class Learner {
    /** All arms of a seed see the same batches. */
    static final String GROUP = "all arms";

    private final Training training;
    private final Method method;
    private final Weights weights;
    private final LayeredClassifier network;
    private final Optional<FrozenCopy> teacher;
    private final ParameterBuffer parameters;
    private final Tensor fisher;
    private final Optional<Augmentation> augmentation;
    private final SeedTree seeds;
    private final Compute compute;

    /**
     * @param teacher of the same shape, if the method uses one
     * @param parameters those of the network that are trained
     * @param augmentation if training images are changed at random
     */
    Learner(
            Training training,
            Method method,
            Weights weights,
            LayeredClassifier network,
            Optional<FrozenCopy> teacher,
            ParameterBuffer parameters,
            Optional<Augmentation> augmentation,
            SeedTree seeds,
            Compute compute) {
        this.training = training;
        this.method = method;
        this.weights = weights;
        this.network = network;
        this.teacher = teacher;
        this.parameters = parameters;
        this.fisher = torch.zeros_like(parameters.values());
        this.augmentation = augmentation;
        this.seeds = seeds;
        this.compute = compute;
    }

    /** What a task has come to: the mean class loss on its training images, and the penalty as a share of it, if there was one. */
    record Learned(double classLoss, Optional<Double> penaltyRatio) {}

    /** What changes from task to task, by name; a run that was cut off goes on from it. */
    Map<String, Tensor> state() {
        return Map.of("parameters", parameters.values(), "fisher", fisher);
    }

    ParameterBuffer parameters() {
        return parameters;
    }

    /** Learns a task; {@code stepDone} is told the number of its steps that are done. */
    Learned learn(int task, TaskClasses classes, Labelled data, LongConsumer stepDone) {
        try (var scope = new PointerScope()) {
            teacher.ifPresent(t -> t.copyFrom(network));
            var penalty = penalty(task);
            var objective = new Objective(method, classes.start(), classes.end(), featureDistillation());
            var taught = augmentation.isPresent() ? Optional.<Said>empty() : saidByTeacher(data.images());
            train(task, objective, penalty, data, taught, stepDone);
            var learned = measured(objective, penalty, data, taught.or(() -> saidByTeacher(data.images())));
            if (method.usesFisher() && !classes.last()) {
                fisher.add_(fisher(task, classes, data));
            }
            return learned;
        }
    }

    /** The classes of a task, and whether it is the last one. */
    record TaskClasses(int start, int end, boolean last) {}

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
    private Tensor fisher(int task, TaskClasses classes, Labelled data) {
        var order = order("Fisher information of task " + task + ", pass ", data);
        return FisherDiagonal.of(parameters, order.stepsPerEpoch(), training.batchSize(), batch -> {
            var indices = order.batch(batch);
            var student = Said.by(network, data.images().index_select(0, indices), Mode.EVALUATION);
            return Objective.fisherLoss(
                    student, data.labels().index_select(0, indices), classes.start(), classes.end());
        });
    }
}
