package org.l2bench.core.experiment;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.l2bench.core.claim.Answer;
import org.l2bench.core.claim.Caveat;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Symbol;
import org.l2bench.core.exhibit.Citation;
import org.l2bench.core.exhibit.CurveTable;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.exhibit.PaperSetting;
import org.l2bench.core.setting.InvalidSettings;

/**
 * One paper, reproduced: its citation, presets, parts, claims and figures. Everything but {@link #run} is a pure description that
 * may depend on the settings and on nothing else. An experiment is its own and only part, unless it is an {@link
 * ExperimentOfParts}.
 *
 * @param <S> the settings: a record of numbers, strings, enums, booleans and lists of these, validated in its compact
 *     constructor, which reports all its problems at once with {@link InvalidSettings}
 */
public interface Experiment<S extends Record> extends Part<S, S> {
    /** The name that a user types: lower case, digits, hyphens. */
    String name();

    /** One sentence for the list of experiments: what 'L2' is here and what is asked of it. */
    String summary();

    Citation citation();

    Class<S> settingsType();

    /** Presets, the paper's settings and known limits, as the resource {@code NAME.toml} beside this class says them. */
    default Definition<S> definition() {
        return Definition.of(this);
    }

    /** Quick, smoke and paper, then further ones. */
    default List<Preset<S>> presets() {
        return definition().presets();
    }

    List<Claim> claims(S settings);

    /** What must be said of claims whose controls do not bear them out. */
    default List<Caveat> caveats(S settings) {
        return List.of();
    }

    /** What the head of the page says of the main claims, in the order in which it is read: one or two sentences. */
    default List<Answer> answers(S settings) {
        return List.of();
    }

    /** The letters and short names that the claims use, arms apart, which have words of their own. */
    default List<Symbol> symbols(S settings) {
        return List.of();
    }

    List<Figure> figures(S settings);

    /** Curves that the report shows as numbers. */
    default List<CurveTable> curveTables(S settings) {
        return List.of();
    }

    /** Our settings beside the paper's. */
    default List<PaperSetting> paperSettings(S settings) {
        return definition().paperSettings(settings);
    }

    /** What a reader must know before believing the numbers; one sentence each. */
    default List<String> knownLimits(S settings) {
        return definition().knownLimits(settings);
    }

    /**
     * What only the trials together have: choices that are made by the mean over seeds, and arms that compare trials. Called with
     * all finished results before they are judged or shown; a pure function of them.
     *
     * @param finished of trials of these settings, by arm and seed
     * @return further metrics and curves, by arm and seed; none may replace one of a trial
     */
    default SortedMap<String, SortedMap<Integer, ArmResult>> combined(
            S settings, SortedMap<String, SortedMap<Integer, ArmResult>> finished) {
        return new TreeMap<>();
    }

    /** The parts in the order of the tables. */
    default List<? extends Part<S, ?>> parts() {
        return List.of(this);
    }

    /**
     * The part of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    default Part<S, ?> part(String partName) {
        return parts().stream()
                .filter(p -> p.part().equals(partName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name() + " has no part \"" + partName + "\""));
    }

    @Override
    default String part() {
        return "";
    }

    @Override
    default Class<S> partSettingsType() {
        return settingsType();
    }

    @Override
    default S settings(S all) {
        return all;
    }

    /** The preset of this name, if there is one. */
    default Optional<Preset<S>> preset(String presetName) {
        return presets().stream().filter(p -> p.name().equals(presetName)).findFirst();
    }
}
