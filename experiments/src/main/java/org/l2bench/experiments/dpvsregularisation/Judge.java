package org.l2bench.experiments.dpvsregularisation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.dpsgd.RecordwiseNet;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.Safetensors;
import org.l2bench.core.experiment.Artifact;
import org.l2bench.core.experiment.ArtifactContext;
import org.l2bench.core.experiment.Replicate;
import org.l2bench.core.experiment.SeedTree;
import org.l2bench.core.network.InitialStreams;
import org.l2bench.core.setting.Binding;

/**
 * A net like {@code base} that has seen other records and started from other weights: it names what is in a reconstruction, and says how
 * difficult a record is for who has never seen it.
 *
 * @param rawGap of its own reconstructions, which know neither members nor others
 */
record Judge(RecordwiseNet net, double rawGap) {
    static final String NAME = "judge";
    private static final String GAP = "raw_gap";

    /** What it depends on. */
    record Work(Recipe recipe, int inversionSteps, int starts) {
        Inversion inversion() {
            return new Inversion(recipe.data(), recipe.net().isFlat(), inversionSteps, starts);
        }
    }

    static Artifact artifact(Settings settings, Replicate replicate) {
        var work = new Work(
                settings.recipe(),
                settings.attack().inversionSteps(),
                settings.attack().starts());
        return new Artifact(
                NAME,
                replicate,
                work,
                List.of(RateChoice.name(ArmNames.BASE)),
                settings.sgd().steps());
    }

    static void build(ArtifactContext context) {
        var work = Binding.read(context.settings(), Work.class);
        var compute = Compute.of(context.inputs().device(), context.inputs().precision());
        try (var scope = new PointerScope()) {
            var recipe = work.recipe();
            var pool = Pool.of(recipe.data(), recipe.net().isFlat(), context.seeds(), context.data(), compute);
            var net = initial(recipe, context.seeds());
            double rate = RateChoice.read(context.artifacts().file(RateChoice.name(ArmNames.BASE)))
                    .rate();
            new Training(
                            recipe,
                            Treatment.plain(0, 0),
                            rate,
                            net,
                            pool.judged(),
                            Training.Way.WRITTEN,
                            context.seeds(),
                            compute)
                    .run(Optional.of(context.checkpointPlace()), context.progress());
            var made = work.inversion().of(net, context.seeds(), compute);
            double gap = made.rawGap(Inversion.byClass(pool.members()), Inversion.byClass(pool.others()));
            new Safetensors(values(net), Map.of(GAP, Double.toString(gap))).write(context.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Streams of its own: a net of the arms' initial weights would know the features of all of them. */
    private static RecordwiseNet initial(Recipe recipe, SeedTree seeds) {
        return recipe.net().initial(recipe.data(), 0, InitialStreams.of(seeds, NAME));
    }

    private static Map<String, Tensor> values(RecordwiseNet net) {
        var values = new LinkedHashMap<String, Tensor>();
        net.parameters().forEach(p -> values.put(p.name(), p.tensor()));
        return values;
    }

    static Judge read(Path file, Recipe recipe, SeedTree seeds, Compute compute) {
        try (var guard = new NoGradGuard()) {
            var kept = Safetensors.read(file);
            var net = initial(recipe, seeds);
            Training.buffer(net, compute);
            net.parameters().forEach(p -> p.tensor().copy_(kept.tensors().get(p.name())));
            return new Judge(net, Double.parseDouble(kept.metadata().get(GAP)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
