package org.l2bench.experiments.rehearsalfreecl;

import java.util.ArrayList;
import java.util.List;
import org.l2bench.core.exhibit.PaperSetting;
import org.l2bench.experiments.rehearsalfreecl.ClSettings.Net;
import org.l2bench.experiments.rehearsalfreecl.ClSettings.Rate;
import org.l2bench.experiments.rehearsalfreecl.ClSettings.Tuned;

/** Our settings beside the paper's, with how sure the paper's are. */
final class ClPaper {
    private static final String SUMMARY = "secondary: summary";
    private static final String CODE = "authors' code";
    private static final String SISTER = "secondary: CODA-Prompt code, a sister project";
    private static final String OURS = "our choice";

    private ClPaper() {}

    static List<PaperSetting> settings(ClSettings s) {
        boolean vit = s.tuned() == Tuned.QKV;
        return vit ? transformer(s) : residual(s);
    }

    private static List<PaperSetting> residual(ClSettings s) {
        boolean cifar = s.data().equals("cifar100");
        return List.of(
                setting(
                        "stream",
                        s.tasks() + " tasks x " + s.classesPerTask() + " classes of " + s.data(),
                        "10 tasks x 10 classes of CIFAR-100",
                        SUMMARY,
                        cifar && s.tasks() == 10 && s.classesPerTask() == 10),
                setting(
                        "training images a class",
                        s.trainPerClass() == 0 ? "all" : s.trainPerClass() + "",
                        "500",
                        SUMMARY,
                        s.trainPerClass() == 500),
                setting(
                        "net",
                        net(s),
                        "torchvision's ResNet18 with the 7x7 stem on 32x32 images",
                        CODE,
                        s.net() == Net.RESNET18),
                setting(
                        "pre-trained start",
                        s.pretrains()
                                ? s.pretrainClasses() + " other classes of " + s.data() + ", " + s.pretrainEpochs()
                                        + " epochs"
                                : s.backbone(),
                        "ImageNet-1k",
                        SUMMARY,
                        !s.pretrains()),
                setting(
                        "optimiser",
                        "Adam " + s.learningRate() + ", weight decay " + s.weightDecay() + ", made anew for each task",
                        "Adam 1e-3, weight decay 2e-4, made anew for each task",
                        SUMMARY + "; " + CODE,
                        s.learningRate() == 1e-3 && s.weightDecay() == 2e-4),
                setting(
                        "epochs, milestones",
                        s.epochs() + " a task, x0.1 after " + s.milestones() + " of them",
                        "250 a task, x0.1 after 100, 150, 200",
                        SUMMARY,
                        s.epochs() == 250 && s.milestones().equals(List.of(0.4, 0.6, 0.8))),
                setting(
                        "batch",
                        s.batchSize() + "",
                        "128; the scripts use 256",
                        SUMMARY + "; " + CODE,
                        s.batchSize() == 128),
                setting(
                        "augmentation",
                        s.augment() ? "colour jitter, crop with padding 4, flip" : "none",
                        "colour jitter 63/255 and 0.8, flip, crop with padding 4",
                        CODE,
                        s.augment()),
                setting(
                        "batch norm",
                        s.net() == Net.CONV ? "none in all arms" : "evaluation mode in all arms but naive and upper",
                        "evaluation mode in all learners but naive and joint",
                        CODE,
                        s.net() != Net.CONV),
                setting(
                        "head",
                        s.net() == Net.CONV
                                ? "starts from zero: a frozen encoder cannot unlearn a random one"
                                : "PyTorch's",
                        "PyTorch's",
                        CODE,
                        s.net() != Net.CONV),
                setting(
                        "weights of the regularisers",
                        s.sweeps()
                                ? "sweep on " + s.sweepTasks() + " tasks, L2 " + s.l2Weights() + ", EWC "
                                        + s.ewcWeights() + ", FeatKD " + s.featkdWeights()
                                : "L2 " + s.l2Weights() + ", EWC " + s.ewcWeights() + ", FeatKD " + s.featkdWeights(),
                        "chosen on a short sequence: L2 0.05, EWC 10, FeatKD 5",
                        SUMMARY + "; " + CODE,
                        !s.sweeps()),
                setting("prediction distillation", "BCE x5; softmax at T = 2, weight 1", "the same", CODE, true),
                setting(
                        "EWC",
                        "latest anchor, Fisher summed over tasks, from the second task on",
                        "the same",
                        CODE,
                        true),
                setting("seeds", "class order drawn for every seed", "3; seed 0 keeps the natural order", CODE, false));
    }

    private static String net(ClSettings s) {
        return s.net() == Net.CONV
                ? "3 convolutions " + s.widths() + " without norm, p = " + s.features()
                : s.net().toString();
    }

    private static List<PaperSetting> transformer(ClSettings s) {
        return List.of(
                setting(
                        "stream",
                        s.tasks() + " tasks x " + s.classesPerTask() + " classes of " + s.data(),
                        "10 tasks x 20 classes of ImageNet-R",
                        SUMMARY,
                        s.tasks() == 10 && s.classesPerTask() == 20),
                setting("tuned weights", s.tuned().toString(), "QKV projections only", SUMMARY, true),
                setting("start", s.backbone(), "ImageNet-1k", SUMMARY, true),
                setting(
                        "optimiser",
                        "Adam " + s.learningRate() + ", weight decay " + s.weightDecay() + ", "
                                + (s.rate() == Rate.COSINE ? "cosine" : "steps") + ", " + s.epochs() + " epochs, batch "
                                + s.batchSize(),
                        "not established; nearest: Adam 1e-3, cosine, 50 epochs, batch 128, no weight decay",
                        SISTER,
                        true),
                setting(
                        "augmentation",
                        s.augment() ? "colour jitter, crop with padding of an eighth, flip" : "none",
                        "not established",
                        OURS,
                        false),
                setting(
                        "weights of the regularisers",
                        "sweep on " + s.sweepTasks() + " tasks",
                        "not established",
                        OURS,
                        false));
    }

    private static PaperSetting setting(String item, String ours, String paper, String mark, boolean same) {
        return new PaperSetting(item, ours, paper, mark, same);
    }

    static List<String> knownLimits(ClSettings s) {
        var limits = new ArrayList<String>();
        if (!s.pretrains()) {
            limits.add("This preset is complete in code, but was never run by us on a GPU.");
        } else {
            limits.add(
                    "A small net on small images, pre-trained on other classes of the same set: transfer from ImageNet, large"
                            + " nets, transformers and prompting cannot be tested here.");
        }
        if (s.net() == Net.CONV) {
            limits.add(
                    "The net has no norm in any arm. From a random start the authors' frozen batch norm is an affine map, so"
                            + " that this is the near equivalent, and it treats all arms alike.");
            limits.add(
                    "The classifier starts from zero in all arms: with a frozen encoder, a random one would not be unlearned.");
        }
        limits.add(
                "One weight per regulariser for both starts, chosen by validation on a prefix of the stream; results depend on"
                        + " it (C12).");
        limits.add(
                "The penalty of L2 and EWC is a sum over parameters, so that the authors' weights do not carry over to another"
                        + " net.");
        return limits;
    }
}
