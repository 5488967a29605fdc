package org.l2bench.conventions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.mahout.cf.taste.common.TasteException;
import org.apache.mahout.cf.taste.impl.common.FastByIDMap;
import org.apache.mahout.cf.taste.impl.model.GenericDataModel;
import org.apache.mahout.cf.taste.impl.model.GenericUserPreferenceArray;
import org.apache.mahout.cf.taste.impl.recommender.svd.RatingSGDFactorizer;
import org.apache.mahout.cf.taste.impl.recommender.svd.SVDPlusPlusFactorizer;
import org.apache.mahout.cf.taste.model.DataModel;
import org.apache.mahout.cf.taste.model.PreferenceArray;
import org.apache.mahout.common.RandomUtils;

/** Mahout's SVD++, a final class whose numbers are private: they are reached by reflection. */
final class MahoutPlusPlus {
    private static final double[] USER = {0.5, -1};
    private static final double[][] IMPLICIT = {{1, 0.25}, {-2, 3}};

    private MahoutPlusPlus() {}

    /** Items whose factors are 0, so that the loss has no gradient at the user's and at the implicit factors. */
    static List<Said> said() {
        var runs = new ArrayList<Said>();
        for (var rate : List.of(0.05, 0.1)) {
            for (var reg : List.of(0.2, 0.7)) {
                var kept = Math.pow(1 - rate * reg, IMPLICIT.length);
                runs.add(new Said(
                        "mahout.SVDPlusPlusFactorizer",
                        "every implicit factor of a user is decayed at each of his ratings",
                        "lr " + rate + ", preventOverfitting " + reg,
                        1e-12,
                        numbers(new double[][] {USER}, IMPLICIT, kept),
                        () -> updated(rate, reg)));
            }
        }
        runs.add(meanPrediction(20, 10, 20));
        runs.add(meanPrediction(50, 20, 30));
        return runs;
    }

    private static Said meanPrediction(int users, int items, int passes) {
        return new Said(
                "mahout.SVDPlusPlusFactorizer",
                "3.7 to 4.6 on average for ratings whose mean is 3.0",
                users + " users, " + items + " items, " + passes + " passes",
                0.45 / 4.15,
                new double[] {4.15},
                () -> new double[] {meanPrediction(1, users, items, passes)});
    }

    private static double[] numbers(double[][] users, double[][] implicit, double factor) {
        return IntStream.range(0, 1 + implicit.length)
                .mapToObj(k -> k == 0 ? users[0] : implicit[k - 1])
                .flatMapToDouble(Arrays::stream)
                .map(x -> factor * x)
                .toArray();
    }

    /** The only user has rated both items; one update for each. */
    private static double[] updated(double rate, double reg) throws Exception {
        var model = model(new float[][] {{3, 4}});
        var factorizer = new SVDPlusPlusFactorizer(model, USER.length, rate, reg, 0, 1, 1);
        var prepare = RatingSGDFactorizer.class.getDeclaredMethod("prepareTraining");
        prepare.setAccessible(true);
        prepare.invoke(factorizer);
        var users = numbers(factorizer, SVDPlusPlusFactorizer.class, "p");
        var implicit = numbers(factorizer, SVDPlusPlusFactorizer.class, "y");
        var offset = users[0].length - USER.length;
        System.arraycopy(USER, 0, users[0], offset, USER.length);
        for (var i = 0; i < IMPLICIT.length; i++) {
            System.arraycopy(IMPLICIT[i], 0, implicit[i], offset, USER.length);
            Arrays.fill(numbers(factorizer, RatingSGDFactorizer.class, "itemVectors")[i], offset, users[0].length, 0);
        }
        var update = RatingSGDFactorizer.class.getDeclaredMethod(
                "updateParameters", long.class, long.class, float.class, double.class);
        update.setAccessible(true);
        for (var i = 0; i < IMPLICIT.length; i++) {
            update.invoke(factorizer, 0L, (long) i, model.getPreferenceValue(0, i), rate);
        }
        return numbers(new double[][] {tail(users[0], offset)}, tails(implicit, offset), 1);
    }

    private static double[] tail(double[] numbers, int offset) {
        return Arrays.copyOfRange(numbers, offset, numbers.length);
    }

    private static double[][] tails(double[][] rows, int offset) {
        return Arrays.stream(rows).map(row -> tail(row, offset)).toArray(double[][]::new);
    }

    private static double[][] numbers(Object factorizer, Class<?> type, String name)
            throws ReflectiveOperationException {
        var field = type.getDeclaredField(name);
        field.setAccessible(true);
        return (double[][]) field.get(factorizer);
    }

    private static DataModel model(float[][] ratings) {
        var users = new FastByIDMap<PreferenceArray>();
        for (var u = 0; u < ratings.length; u++) {
            var array = new GenericUserPreferenceArray(ratings[u].length);
            array.setUserID(0, u);
            for (var i = 0; i < ratings[u].length; i++) {
                array.setItemID(i, i);
                array.setValue(i, ratings[u][i]);
            }
            users.put(u, array);
        }
        return new GenericDataModel(users);
    }

    /** For ratings of 1 to 5 at random. */
    private static double meanPrediction(long seed, int users, int items, int passes) throws TasteException {
        RandomUtils.useTestSeed();
        var random = new Random(seed);
        var ratings = new float[users][items];
        for (var row : ratings) {
            for (var i = 0; i < items; i++) {
                row[i] = 1 + random.nextInt(5);
            }
        }
        var all = new SVDPlusPlusFactorizer(model(ratings), 4, passes).factorize();
        double sum = 0;
        for (var u = 0; u < users; u++) {
            for (var i = 0; i < items; i++) {
                var user = all.getUserFeatures(u);
                var item = all.getItemFeatures(i);
                sum += IntStream.range(0, user.length)
                                .mapToDouble(k -> user[k] * item[k])
                                .sum()
                        / users
                        / items;
            }
        }
        return sum;
    }
}
