package org.l2bench.conventions;

import com.google.common.collect.HashBasedTable;
import com.google.common.collect.Table;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import net.librec.common.LibrecException;
import net.librec.conf.Configuration;
import net.librec.data.DataModel;
import net.librec.math.structure.SparseMatrix;
import net.librec.recommender.RecommenderContext;
import net.librec.recommender.cf.rating.BiasedMFRecommender;
import net.librec.recommender.cf.rating.PMFRecommender;
import org.l2bench.core.regulariser.convention.Fact;
import org.l2bench.core.regulariser.convention.Facts;

/** LibRec, whose settings are floats: the numbers here are ones that floats have. */
final class LibrecSteps {
    private static final double BIAS_REGULARISATION = 0.5;
    private static final int PASSES = 3;

    private LibrecSteps() {}

    static List<Step> all() {
        var steps = new ArrayList<Step>();
        for (var rate : List.of(0.0625, 0.125)) {
            for (var reg : List.of(0.25, 0.75)) {
                for (var items : List.of(1, 2)) {
                    var facts = Facts.NONE.with(Fact.LEARNING_RATE, rate);
                    // The squared error beside the strength, descended with half the rate.
                    steps.add(new Step(
                            "librec.PMF",
                            reg,
                            facts,
                            1e-12,
                            strength -> new Rated(2, items, PASSES, 0, rate, 0).user(rate * strength, 0),
                            () -> new Pmf().user(context(items, rate, reg))));
                    steps.add(new Step(
                            "librec.BiasedMF",
                            reg,
                            facts,
                            1e-12,
                            strength -> new Rated(2, items, PASSES, Rated.RATING, rate, rate)
                                    .user(rate * strength, rate * BIAS_REGULARISATION),
                            () -> new Biased().user(context(items, rate, reg))));
                }
            }
        }
        return steps;
    }

    /** One user, who gives each item the same rating. */
    private static RecommenderContext context(int items, double rate, double reg) {
        Table<Integer, Integer, Double> ratings = HashBasedTable.create();
        for (var i = 0; i < items; i++) {
            ratings.put(0, i, Rated.RATING);
        }
        var matrix = new SparseMatrix(1, items, ratings);
        var model = (DataModel) Proxy.newProxyInstance(
                DataModel.class.getClassLoader(),
                new Class<?>[] {DataModel.class},
                (proxy, method, arguments) -> method.getName().endsWith("DataSet") ? matrix : null);
        var settings = new Configuration();
        settings.setInt("rec.iterator.maximum", PASSES);
        settings.setInt("rec.factor.number", Rated.USER.length);
        settings.setFloat("rec.iterator.learnrate", (float) rate);
        settings.setFloat("rec.user.regularization", (float) reg);
        settings.setFloat("rec.item.regularization", (float) reg);
        settings.setFloat("rec.bias.regularization", (float) BIAS_REGULARISATION);
        settings.setBoolean("rec.learnrate.bolddriver", false);
        settings.setFloat("rec.learnrate.decay", 1);
        settings.setBoolean("rec.recommender.verbose", false);
        settings.setBoolean("rec.recommender.earlystop", false);
        settings.setBoolean("rec.recommender.isranking", false);
        return new RecommenderContext(settings, model);
    }

    /** Begins where {@link Rated} does instead of at random. */
    private static final class Pmf extends PMFRecommender {
        double[] user(RecommenderContext context) throws LibrecException {
            setContext(context);
            setup();
            begin(userFactors.data, itemFactors.data);
            trainModel();
            return new double[] {userFactors.get(0, 0), userFactors.get(0, 1), 0};
        }
    }

    private static final class Biased extends BiasedMFRecommender {
        double[] user(RecommenderContext context) throws LibrecException {
            setContext(context);
            setup();
            begin(userFactors.data, itemFactors.data);
            userBiases.setAll(0);
            itemBiases.setAll(0);
            trainModel();
            return new double[] {userFactors.get(0, 0), userFactors.get(0, 1), userBiases.get(0)};
        }
    }

    private static void begin(double[][] users, double[][] items) {
        System.arraycopy(Rated.USER, 0, users[0], 0, Rated.USER.length);
        for (var item : items) {
            System.arraycopy(Rated.ITEM, 0, item, 0, Rated.ITEM.length);
        }
    }
}
