package org.l2bench.core.experiment;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.l2bench.core.setting.InvalidSettings;

/**
 * One of the studies that an experiment consists of, with settings, arms, metrics, replicates and a run of its own. The id of a
 * trial depends on its part's settings, data and code, and not on those of other parts.
 *
 * @param <S> the settings of the experiment
 * @param <P> what this part's trials depend on of them: a record like the experiment's
 */
public interface Part<S extends Record, P extends Record> {
    /** Lower case, digits, hyphens; empty if the experiment is but this part. */
    String part();

    /** Of the settings that {@link #settings} takes. */
    Class<P> partSettingsType();

    /** What this part depends on: its own group, and what it shares with others. */
    P settings(S all);

    /** All arms in the order of the tables. A derived arm stands after the one that it is derived from. */
    List<Arm> arms(P settings);

    /**
     * The replicates of a trained arm, each a trial: every seed that was chosen, unless this says otherwise. A part may have folds of
     * each seed, take fewer or other seeds, have named problems, or a single replicate where nothing is random.
     *
     * @param seeds those of the preset, or those that a user asked for instead
     */
    default List<Replicate> replicates(P settings, Arm arm, List<Integer> seeds) {
        return Replicate.seeds(seeds);
    }

    /** Every metric of the results, with the arms that have it; see {@link MetricFamilies}. */
    List<Metric> metrics(P settings);

    /** The curves of the results, with the arms that have them: each curve of an arm belongs to one family. */
    default List<CurveFamily> curveFamilies(P settings) {
        return List.of();
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
    SortedMap<String, String> dataFingerprints(P settings, DataRoot root);

    /**
     * What a worker must hold in memory for a trial or an artifact of these settings. Settings that ask for more than there is are
     * refused before the first trial. Reads no data; of a user's folder no more than the names of its files.
     */
    default List<MemoryNeed> memory(P settings) {
        return List.of();
    }

    /**
     * What the data sets of these settings hold, by name, one line each for people: classes, images, and what of a user's folder is
     * left out and why. Opens no image.
     *
     * @throws DataMissing if a user's folder is not there
     */
    default SortedMap<String, String> holdings(P settings) {
        return Collections.emptySortedMap();
    }

    /** Training steps of a trial of a trained arm, for plans and progress. */
    long steps(P settings, Arm arm);

    /** The trial that is run for a few steps on stand-in data, so that a plan can be made before the data are there. */
    default Timing<P> timing(P settings) {
        return Timing.of(settings);
    }

    /** The results that trials of these settings share; each stands after those that it needs. */
    default List<Artifact> artifacts(P settings) {
        return List.of();
    }

    /** Names of the artifacts that a trial of a trained arm reads, of its replicate's own and of those that all share. */
    default List<String> needs(P settings, Arm arm) {
        return List.of();
    }

    /**
     * The results that the arms of a replicate share, such as the dense net of a seed or the pre-training of a fold; each stands
     * after those that it needs, which are of the same replicate or shared by all.
     */
    default List<Artifact> artifacts(P settings, Replicate replicate) {
        return List.of();
    }

    /** The choices that are made before trials, each on seeds of its own; see {@link TrialContext#choice}. */
    default List<Tuning> tunings(P settings) {
        return List.of();
    }

    /** Names of the tunings whose choices a trial of a trained arm reads. */
    default List<String> tunedBy(P settings, Arm arm) {
        return List.of();
    }

    /**
     * Measures one point of a tuning's grid on one of its seeds. A pure function of its inputs, as {@link #build} is; it writes no
     * file.
     *
     * @return the metric by which is chosen; not a number if there is none, say because training diverged
     */
    default double measure(ArtifactContext context, Tuning.Measurement what) {
        throw new IllegalArgumentException("part \"" + part() + "\" does not measure " + what.tuning());
    }

    /** Builds one artifact: writes its content to {@link ArtifactContext#file}. A pure function of its inputs. */
    default void build(ArtifactContext context) {
        throw new IllegalArgumentException("part \"" + part() + "\" does not build artifact "
                + context.inputs().name());
    }

    /** Runs one trial. A pure function of the trial: see {@link TrialContext} for the only things it may touch. */
    Outcome run(TrialContext<P> context);
}
