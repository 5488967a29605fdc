package org.l2bench.experiments.seerforcing;

import java.util.List;
import java.util.stream.Stream;
import org.l2bench.core.setting.Nearest;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Setting;

/** Settings of the experiment. */
public record Settings(
        @Setting("arms that are run, by name; those of further sizes come with plain and kd")
        List<String> arms,

        DataSettings data,
        NetSettings net,
        TrainingSettings training,
        TransferSettings transfer,
        SearchSettings search) {
    public Settings {
        arms = List.copyOf(arms);
        var problems = new Problems().distinct("arms", arms);
        problems.require(!arms.isEmpty(), "arms must name at least one");
        var known = Stream.of(Method.values()).map(Method::arm).toList();
        arms.stream()
                .filter(a -> !known.contains(a))
                .forEach(a -> problems.require(false, "arms: there is no arm \"%s\"; %s", a, Nearest.hint(a, known)));
        problems.require(
                data.isLanguage() || !arms.contains(Method.ORACLE.arm()),
                "arms: oracle needs data.name %s, of which the optimum is known, was %s",
                DataSettings.LANGUAGE,
                data.name());
        problems.require(
                search.limit() <= data.longest(),
                "search.limit must be at most data.longest (%s), was %s",
                data.longest(),
                search.limit());
        problems.require(
                data.isLanguage() || training.tokens() > data.longest(),
                "training.tokens must be above data.longest (%s), was %s",
                data.longest(),
                training.tokens());
        problems.require(
                !data.isLanguage() || training.batch() <= data.fewest(),
                "training.batch must be at most %s, the fewest pairs of data.pairs and data.sizes, was %s",
                data.fewest(),
                training.batch());
        problems.throwIfAny();
    }

    boolean runs(Method method) {
        return arms.contains(method.arm());
    }
}
