package org.l2bench.core.experiment;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.l2bench.core.exhibit.PaperSetting;
import org.l2bench.core.setting.Binding;
import org.l2bench.core.setting.Problems;

/**
 * A row of the table of the paper's settings. Whether ours are the paper's is computed: they are if every setting that the row is
 * about has the value of preset {@code paper}.
 *
 * @param item what it is about
 * @param ours our value, with settings in braces: {@code SGD {learningRate}}
 * @param paper the paper's words
 * @param mark how sure the paper's value is, see {@link PaperSetting#mark}
 * @param same only where the presets cannot say it: a row about no setting, or one in which preset {@code paper} departs from the paper
 * @param keys settings that it is about: those that {@code ours} shows, and further ones
 * @param against the presets with the paper's values; one of them must fit
 * @param when the settings that it concerns
 */
public record PaperRow(
        String item,
        String ours,
        String paper,
        String mark,
        Optional<Boolean> same,
        List<String> keys,
        List<String> against,
        When when) {

    public PaperRow {
        new Problems()
                .require(item != null && !item.isBlank(), "a row of the paper's table lacks item")
                .require(ours != null && paper != null && mark != null, "row \"%s\" lacks ours, paper or mark", item)
                .throwIfAny();
        keys = Stream.concat(Template.keys(ours).stream(), Optional.ofNullable(keys).orElse(List.of()).stream())
                .distinct()
                .toList();
        against = Objects.requireNonNullElse(against, List.of(Definition.PAPER));
        when = Objects.requireNonNullElse(when, When.ALWAYS);
        new Problems()
                .require(
                        same.isPresent() != !keys.isEmpty() || same.equals(Optional.of(false)),
                        keys.isEmpty()
                                ? "row \"%s\" is about no setting, so it must say whether ours is the paper's: same"
                                : "row \"%s\" is about settings, so whether they are the same is computed; same may only be false,"
                                        + " where preset paper departs from the paper",
                        item)
                .throwIfAny();
    }

    boolean concerns(Record settings) {
        return when.holds(settings);
    }

    PaperSetting setting(Record settings, List<? extends Record> papers) {
        when.holds(settings);
        return new PaperSetting(item, Template.filled(ours, settings), paper, mark, same.orElseGet(() -> papers.stream()
                .anyMatch(p ->
                        keys.stream().allMatch(k -> Binding.shown(settings, k).equals(Binding.shown(p, k))))));
    }
}
