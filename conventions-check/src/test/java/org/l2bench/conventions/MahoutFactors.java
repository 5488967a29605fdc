package org.l2bench.conventions;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.mahout.cf.taste.common.TasteException;
import org.apache.mahout.cf.taste.impl.common.FastByIDMap;
import org.apache.mahout.cf.taste.impl.model.GenericDataModel;
import org.apache.mahout.cf.taste.impl.model.GenericPreference;
import org.apache.mahout.cf.taste.impl.model.GenericUserPreferenceArray;
import org.apache.mahout.cf.taste.impl.recommender.svd.ALSWRFactorizer;
import org.apache.mahout.cf.taste.impl.recommender.svd.ParallelSGDFactorizer;
import org.apache.mahout.cf.taste.impl.recommender.svd.RatingSGDFactorizer;
import org.apache.mahout.cf.taste.model.DataModel;
import org.apache.mahout.cf.taste.model.PreferenceArray;
import org.l2bench.core.regulariser.convention.Fact;
import org.l2bench.core.regulariser.convention.Facts;

/** Mahout's factorisers. */
final class MahoutFactors {
    /** By user and item; 0 for none. */
    private static final float[][] RATINGS = {{4, 2}, {5, 0}, {3, 1}};

    private static final double ALPHA = 2;

    private MahoutFactors() {}

    static List<Step> all() {
        var steps = new ArrayList<Step>();
        for (var lambda : List.of(0.2, 0.7)) {
            steps.add(new Step(
                    "mahout.ALSWRFactorizer",
                    lambda,
                    Facts.NONE,
                    1e-12,
                    strength -> solved(false, strength),
                    () -> factors(false, lambda)));
            for (var rate : List.of(0.05, 0.1)) {
                for (var items : List.of(1, 2)) {
                    var facts = Facts.NONE.with(Fact.LEARNING_RATE, rate);
                    var rated = new Rated(2, items, 3, Rated.RATING, rate, 0.5 * rate);
                    steps.add(new Step(
                            "mahout.RatingSGDFactorizer",
                            lambda,
                            facts,
                            1e-12,
                            // e^2 beside the strength, descended with half the rate.
                            strength -> rated.user(rate * strength, 0.05 * rate * strength),
                            () -> new Descended(model(items), rate, lambda, rated.passes()).user()));
                    steps.add(new Step(
                            "mahout.ParallelSGDFactorizer",
                            lambda,
                            facts,
                            1e-12,
                            share -> rated.user(share, 0.05 * share),
                            () -> new Parallel(model(items), lambda).user(items, rated.passes(), rate)));
                }
            }
        }
        return steps;
    }

    static List<Said> said() {
        return Stream.of(0.2, 0.7)
                .map(lambda -> new Said(
                        "mahout.ALSWRFactorizer.implicit",
                        "lambda is counted once per user and item",
                        "lambda " + lambda,
                        1e-12,
                        solved(true, lambda),
                        () -> factors(true, lambda)))
                .toList();
    }

    /** One user's ratings of some items. */
    private static DataModel model(int items) {
        var array = new GenericUserPreferenceArray(items);
        array.setUserID(0, 0);
        for (var i = 0; i < items; i++) {
            array.setItemID(i, i);
            array.setValue(i, (float) Rated.RATING);
        }
        var users = new FastByIDMap<PreferenceArray>();
        users.put(0, array);
        return new GenericDataModel(users);
    }

    /** Begins where {@link Rated} does instead of at random. */
    private static final class Descended extends RatingSGDFactorizer {
        Descended(DataModel model, double rate, double lambda, int passes) throws TasteException {
            super(model, Rated.USER.length, rate, lambda, 0, passes, 1);
        }

        @Override
        protected void prepareTraining() throws TasteException {
            super.prepareTraining();
            begin(userVectors, itemVectors, FEATURE_OFFSET);
        }

        double[] user() throws TasteException {
            var vector = factorize().getUserFeatures(0);
            return new double[] {vector[FEATURE_OFFSET], vector[FEATURE_OFFSET + 1], vector[USER_BIAS_INDEX]};
        }
    }

    /** Calls the steps one by one: factorize() gives its threads a microsecond per rating and returns whatever is there. */
    private static final class Parallel extends ParallelSGDFactorizer {
        private final DataModel model;

        Parallel(DataModel model, double lambda) throws TasteException {
            super(model, Rated.USER.length, lambda, 1);
            this.model = model;
        }

        double[] user(int items, int passes, double rate) throws TasteException {
            initialize();
            var offset = userVectors[0].length - Rated.USER.length;
            begin(userVectors, itemVectors, offset);
            for (var step = 0; step < passes * items; step++) {
                var item = step % items;
                update(new GenericPreference(0, item, model.getPreferenceValue(0, item)), rate);
            }
            return new double[] {userVectors[0][offset], userVectors[0][offset + 1], userVectors[0][1]};
        }
    }

    private static void begin(double[][] users, double[][] items, int offset) {
        System.arraycopy(Rated.USER, 0, users[0], offset, Rated.USER.length);
        for (var item : items) {
            System.arraycopy(Rated.ITEM, 0, item, offset, Rated.ITEM.length);
        }
    }

    /** Users then items, of one feature, after one iteration. */
    private static double[] factors(boolean isImplicit, double lambda) throws TasteException {
        var users = new FastByIDMap<PreferenceArray>();
        for (var u = 0; u < RATINGS.length; u++) {
            var row = RATINGS[u];
            var rated = IntStream.range(0, row.length).filter(i -> row[i] > 0).toArray();
            var array = new GenericUserPreferenceArray(rated.length);
            array.setUserID(0, u);
            for (var k = 0; k < rated.length; k++) {
                array.setItemID(k, rated[k]);
                array.setValue(k, row[rated[k]]);
            }
            users.put(u, array);
        }
        var model = new GenericDataModel(users);
        var all = new ALSWRFactorizer(model, 1, lambda, 1, isImplicit, ALPHA, 1).factorize();
        var factors = new double[RATINGS.length + RATINGS[0].length];
        for (var u = 0; u < RATINGS.length; u++) {
            factors[u] = all.getUserFeatures(u)[0];
        }
        for (var i = 0; i < RATINGS[0].length; i++) {
            factors[RATINGS.length + i] = all.getItemFeatures(i)[0];
        }
        return factors;
    }

    /** Items begin at their mean rating; then the users are solved for, then the items. */
    private static double[] solved(boolean isImplicit, double strength) {
        var items = new double[RATINGS[0].length];
        for (var i = 0; i < items.length; i++) {
            var item = i;
            items[i] = Stream.of(RATINGS)
                    .mapToDouble(row -> row[item])
                    .filter(r -> r > 0)
                    .average()
                    .orElseThrow();
        }
        var users = new double[RATINGS.length];
        for (var u = 0; u < users.length; u++) {
            users[u] = solved(items, RATINGS[u], isImplicit, strength);
        }
        for (var i = 0; i < items.length; i++) {
            var ratings = new float[users.length];
            for (var u = 0; u < users.length; u++) {
                ratings[u] = RATINGS[u][i];
            }
            items[i] = solved(users, ratings, isImplicit, strength);
        }
        return IntStream.range(0, users.length + items.length)
                .mapToDouble(k -> k < users.length ? users[k] : items[k - users.length])
                .toArray();
    }

    /**
     * The factor that minimises, over what is rated, the squared error with the strength once per rating; or, of implicit feedback,
     * the weighted squared error over all with the strength once.
     */
    private static double solved(double[] others, float[] ratings, boolean isImplicit, double strength) {
        double above = 0;
        double below = isImplicit ? strength : 0;
        for (var k = 0; k < others.length; k++) {
            if (isImplicit) {
                var confidence = 1 + ALPHA * ratings[k];
                above += ratings[k] > 0 ? confidence * others[k] : 0;
                below += confidence * others[k] * others[k];
            } else if (ratings[k] > 0) {
                above += others[k] * ratings[k];
                below += others[k] * others[k] + strength;
            }
        }
        return above / below;
    }
}
