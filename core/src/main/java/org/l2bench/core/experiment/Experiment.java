package org.l2bench.core.experiment;

import java.util.Collections;
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
 * One paper, reproduced: its citation, presets, arms, metrics, claims and figures, and the run of one trial. Everything
 * but {@link #run} is a pure description that may depend on the settings and on nothing else.
 *
 * @param <S> the settings: a record of numbers, strings, enums, booleans and lists of these, validated in its compact
 *     constructor, which reports all its problems at once with {@link InvalidSettings}
 */
public interface Experiment<S extends Record> {
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

    /** All arms in the order of the tables. A derived arm stands after the one that it is derived from. */
    List<Arm> arms(S settings);

    /** Every metric of the results, with the arms that have it; see {@link MetricFamilies}. */
    List<Metric> metrics(S settings);

    /** The curves of the results, with the arms that have them: each curve of an arm belongs to one family. */
    default List<CurveFamily> curveFamilies(S settings) {
        return List.of();
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
     * The classes that the work of trials and artifacts starts from. What they reach decides the results and is part of a trial's
     * identity, see {@code CodeVersion}; so they name nothing that only describes or shows. {@link #run} and {@link #build} call
     * them and do nothing else.
     */
    default List<Class<?>> code() {
        return List.of(getClass());
    }

    /**
     * SHA-256 fingerprints, by name, of all data that these settings read. Whatever only the data can rule out of what the settings
     * ask for is found here, before the first trial and in a dry run, so that no worker finds it: see {@link DataReading}. What needs
     * no data at all is for the settings' constructor.
     *
     * @throws InvalidSettings with all that is damaged, or that the settings ask for and the data do not have; each problem names
     *     setting, value and what would be right
     * @throws DataMissing if nothing is wrong but something missing; with all that is missing and how to get it
     */
    SortedMap<String, String> dataFingerprints(S settings, DataRoot root);

    /**
     * What a worker must hold in memory for a trial or an artifact of these settings. Settings that ask for more than there is are
     * refused before the first trial. Reads no data; of a user's folder no more than the names of its files.
     */
    default List<MemoryNeed> memory(S settings) {
        return List.of();
    }

    /**
     * What the data sets of these settings hold, by name, one line each for people: classes, images, and what of a user's folder is
     * left out and why. Opens no image.
     *
     * @throws DataMissing if a user's folder is not there
     */
    default SortedMap<String, String> holdings(S settings) {
        return Collections.emptySortedMap();
    }

    /** Training steps of a trial of a trained arm, for plans and progress. */
    long steps(S settings, Arm arm);

    /** The trial that is run for a few steps on stand-in data, so that a plan can be made before the data are there. */
    default Timing<S> timing(S settings) {
        return Timing.of(settings);
    }

    /** The results that trials of these settings share; each stands after those that it needs. */
    default List<Artifact> artifacts(S settings) {
        return List.of();
    }

    /** Names of the artifacts that a trial of a trained arm reads. */
    default List<String> needs(S settings, Arm arm) {
        return List.of();
    }

    /** Builds one artifact: writes its content to {@link ArtifactContext#file}. A pure function of its inputs. */
    default void build(ArtifactContext context) {
        throw new IllegalArgumentException(
                name() + " does not build artifact " + context.inputs().name());
    }

    /** Runs one trial. A pure function of the trial: see {@link TrialContext} for the only things it may touch. */
    Outcome run(TrialContext<S> context);

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

    /** The preset of this name, if there is one. */
    default Optional<Preset<S>> preset(String presetName) {
        return presets().stream().filter(p -> p.name().equals(presetName)).findFirst();
    }
}
