package org.l2bench.conventions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.l2bench.core.regulariser.convention.Facts;

/**
 * Spark's ALS with one factor, until it stands still. It begins at random, but of ratings that are mostly above zero the factors end
 * at the same numbers up to a common sign.
 */
final class SparkFactors {
    private static final int USERS = 3;
    private static final int ITEMS = 3;
    private static final double ALPHA = 0.5;
    private static final int ITERATIONS = 20;

    /** One number that a user gives an item; of implicit feedback it may be zero or negative. */
    private record Rating(int user, int item, double value) {
        int of(boolean isUser) {
            return isUser ? user : item;
        }
    }

    private static final List<Rating> EXPLICIT = List.of(
            new Rating(0, 0, 4),
            new Rating(0, 1, 2),
            new Rating(1, 0, 5),
            new Rating(1, 2, 1),
            new Rating(2, 0, 3),
            new Rating(2, 1, 1),
            new Rating(2, 2, 2));

    private static final List<Rating> IMPLICIT = List.of(
            new Rating(0, 0, 4),
            new Rating(0, 1, -2),
            new Rating(0, 2, 3),
            new Rating(1, 0, 5),
            new Rating(1, 1, 0),
            new Rating(1, 2, 1),
            new Rating(2, 0, 3),
            new Rating(2, 1, 1));

    private SparkFactors() {}

    /** One of the users has given each rating once or twice. */
    static List<Step> all() {
        var steps = new ArrayList<Step>();
        var twice = Stream.concat(EXPLICIT.stream(), EXPLICIT.stream().filter(r -> r.user() == 0))
                .toList();
        for (var lambda : List.of(0.5, 1.2)) {
            for (var ratings : List.of(EXPLICIT, twice)) {
                steps.add(new Step(
                        "spark.ALS",
                        lambda,
                        Facts.NONE,
                        1e-5, // of floats
                        strength -> solved(ratings, false, strength),
                        () -> factors(ratings, false, lambda)));
            }
        }
        return steps;
    }

    static List<Said> said() {
        return Stream.of(0.7, 1.5)
                .map(lambda -> new Said(
                        "spark.ALS.implicit",
                        "regParam times the number of its positive ratings, while zeros and negatives stand in the loss",
                        "regParam " + lambda,
                        1e-5,
                        solved(IMPLICIT, true, lambda),
                        () -> factors(IMPLICIT, true, lambda)))
                .toList();
    }

    /** Users, then items, without their common sign. */
    private static double[] factors(List<Rating> ratings, boolean isImplicit, double lambda) {
        var rows = ratings.stream()
                .map(r -> RowFactory.create(r.user(), r.item(), (float) r.value()))
                .toList();
        var schema = new StructType()
                .add("user", DataTypes.IntegerType, false)
                .add("item", DataTypes.IntegerType, false)
                .add("rating", DataTypes.FloatType, false);
        var model = new ALS()
                .setRank(1)
                .setNumBlocks(1)
                .setImplicitPrefs(isImplicit)
                .setAlpha(ALPHA)
                .setRegParam(lambda)
                .setMaxIter(ITERATIONS)
                .setSeed(1)
                .fit(SparkFits.session().createDataFrame(rows, schema));
        var all = new double[USERS + ITEMS];
        put(model.userFactors(), all, 0);
        put(model.itemFactors(), all, USERS);
        return all;
    }

    private static void put(Dataset<Row> factors, double[] all, int offset) {
        for (var row : factors.collectAsList()) {
            all[offset + row.getInt(0)] = Math.abs(row.<Float>getList(1).get(0));
        }
    }

    private static double[] solved(List<Rating> ratings, boolean isImplicit, double strength) {
        var users = new double[USERS];
        var items = new double[ITEMS];
        Arrays.fill(users, 1);
        for (var i = 0; i < 1000; i++) {
            for (var k = 0; k < ITEMS; k++) {
                items[k] = solved(k, false, users, ratings, isImplicit, strength);
            }
            for (var k = 0; k < USERS; k++) {
                users[k] = solved(k, true, items, ratings, isImplicit, strength);
            }
        }
        return IntStream.range(0, USERS + ITEMS)
                .mapToDouble(k -> Math.abs(k < USERS ? users[k] : items[k - USERS]))
                .toArray();
    }

    /**
     * The factor that minimises, over what is rated, the squared error with the strength once per rating; or, of implicit feedback,
     * the weighted squared error over all with the strength once per positive rating.
     */
    private static double solved(
            int which, boolean isUser, double[] others, List<Rating> ratings, boolean isImplicit, double strength) {
        double above = 0;
        double below = 0;
        if (isImplicit) {
            for (var other : others) {
                below += other * other;
            }
        }
        for (var rating : ratings) {
            if (rating.of(isUser) == which) {
                var other = others[rating.of(!isUser)];
                var confidence = ALPHA * Math.abs(rating.value());
                if (isImplicit) {
                    below += confidence * other * other + (rating.value() > 0 ? strength : 0);
                    above += rating.value() > 0 ? (1 + confidence) * other : 0;
                } else {
                    below += other * other + strength;
                    above += other * rating.value();
                }
            }
        }
        return above / below;
    }
}
