package org.l2bench.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.l2bench.core.regulariser.convention.Fact;
import org.l2bench.core.regulariser.convention.Facts;
import org.l2bench.core.regulariser.convention.Need;
import org.l2bench.core.regulariser.convention.Spread;
import picocli.CommandLine.Option;

/** What is known of the data and of the training, one option for each fact. */
final class FactOptions {
    @Option(names = "--n", paramLabel = "N", description = "Number of rows.")
    private Double rows;

    @Option(names = "--batch", paramLabel = "B", description = "Rows of a batch.")
    private Double batch;

    @Option(names = "--lr", paramLabel = "X", description = "Learning rate.")
    private Double learningRate;

    @Option(names = "--label-deviation", paramLabel = "X", description = "Deviation of the label, with n - 1.")
    private Double labelDeviation;

    @Option(names = "--label-rms", paramLabel = "X", description = "Root mean square of the label about zero.")
    private Double labelRms;

    @Option(names = "--label-range", paramLabel = "X", description = "Largest label minus the smallest.")
    private Double labelRange;

    @Option(names = "--features", paramLabel = "K", description = "Number of features.")
    private Double features;

    @Option(names = "--noise-variance", paramLabel = "X", description = "Variance of the noise that the fit estimates.")
    private Double noise;

    @Option(
            names = "--max-correlation",
            paramLabel = "X",
            description = "Largest absolute correlation of a feature with the label.")
    private Double correlation;

    @Option(
            names = "--deviations",
            paramLabel = "X",
            split = ",",
            description = "Deviation of each feature, with n - 1: 0.5,2,1.9; one number if all are alike.")
    private List<Double> deviations;

    @Option(names = "--ranges", paramLabel = "X", split = ",", description = "Largest minus smallest of each feature.")
    private List<Double> ranges;

    @Option(
            names = "--rms",
            paramLabel = "X",
            split = ",",
            description = "Root mean square of each feature about zero.")
    private List<Double> rms;

    @Option(names = "--largest", paramLabel = "X", split = ",", description = "Largest absolute value of each feature.")
    private List<Double> largest;

    @Option(names = "--common-rms", paramLabel = "X", description = "Root mean square over all centred features.")
    private Double common;

    @Option(
            names = "--without-intercept",
            description = "The models have none, so that it does not matter whether it would be penalised.")
    private boolean withoutIntercept;

    Facts facts() {
        var values = new EnumMap<Fact, Double>(Fact.class);
        put(values, Fact.ROWS, rows);
        put(values, Fact.BATCH, batch);
        put(values, Fact.LEARNING_RATE, learningRate);
        put(values, Fact.LABEL_DEVIATION, labelDeviation);
        put(values, Fact.LABEL_RMS, labelRms);
        put(values, Fact.LABEL_RANGE, labelRange);
        put(values, Fact.FEATURES, features);
        put(values, Fact.NOISE_VARIANCE, noise);
        put(values, Fact.CORRELATION, correlation);
        var spreads = new EnumMap<Spread, List<Double>>(Spread.class);
        put(spreads, Spread.SAMPLE, deviations);
        put(spreads, Spread.RANGE, ranges);
        put(spreads, Spread.RMS, rms);
        put(spreads, Spread.LARGEST, largest);
        put(spreads, Spread.COMMON, common == null ? null : List.of(common));
        return new Facts(values, spreads, withoutIntercept);
    }

    private static <K, V> void put(Map<K, V> map, K key, V value) {
        if (value != null) {
            map.put(key, value);
        }
    }

    /** What is to be said, each with its option. */
    static String asked(List<Need> needs) {
        var words = new ArrayList<String>();
        needs.forEach(n -> words.add(n.meaning() + " (" + option(n) + ")"));
        return String.join(", ", words);
    }

    /** Symbols of formulas and what they mean. */
    static String symbols() {
        return Arrays.stream(Fact.values())
                .map(f -> f.symbol() + " " + f.meaning())
                .collect(Collectors.joining("; "));
    }

    private static String option(Need need) {
        if (need instanceof Fact fact) {
            return switch (fact) {
                case VALUE -> "--value";
                case ROWS -> "--n";
                case BATCH -> "--batch";
                case LEARNING_RATE -> "--lr";
                case LABEL_DEVIATION, LABEL_POPULATION_DEVIATION -> "--label-deviation";
                case LABEL_RMS -> "--label-rms";
                case LABEL_RANGE -> "--label-range";
                case FEATURES -> "--features";
                case NOISE_VARIANCE -> "--noise-variance";
                case CORRELATION -> "--max-correlation";
            };
        }
        return switch ((Spread) need) {
            case NONE -> throw new IllegalStateException("features as they are need no number");
            case SAMPLE, POPULATION -> "--deviations";
            case RMS -> "--rms";
            case RANGE -> "--ranges";
            case LARGEST -> "--largest";
            case COMMON -> "--common-rms";
        };
    }
}
