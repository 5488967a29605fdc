package org.l2bench.conventions;

import java.util.Arrays;

/**
 * Stochastic gradient descent over the ratings of one user, who gives some items the same number. The items begin alike, so that
 * their order does not matter.
 *
 * @param factors of the user and of an item
 * @param items how many he rates
 * @param passes over his ratings
 * @param mean that predictions begin with
 * @param rate what an error times the other factor is multiplied by
 * @param biasRate the same of the biases, which begin at 0; 0 where there are none
 */
record Rated(int factors, int items, int passes, double mean, double rate, double biasRate) {
    static final double[] USER = {0.5, -1};
    static final double[] ITEM = {1, 0.25};
    static final double RATING = 3;

    /**
     * The user's factors and his bias in the end.
     *
     * @param share of each factor that is lost at a rating
     * @param biasShare of each bias
     */
    double[] user(double share, double biasShare) {
        var p = Arrays.copyOf(USER, factors);
        var q = new double[items][];
        Arrays.setAll(q, i -> Arrays.copyOf(ITEM, factors));
        double userBias = 0;
        var itemBias = new double[items];
        for (var step = 0; step < passes * items; step++) {
            var i = step % items;
            var error = RATING - mean - userBias - itemBias[i];
            for (var k = 0; k < factors; k++) {
                error -= p[k] * q[i][k];
            }
            userBias += biasRate * error - biasShare * userBias;
            itemBias[i] += biasRate * error - biasShare * itemBias[i];
            for (var k = 0; k < factors; k++) {
                var before = p[k];
                p[k] += rate * error * q[i][k] - share * p[k];
                q[i][k] += rate * error * before - share * q[i][k];
            }
        }
        var user = Arrays.copyOf(p, factors + 1);
        user[factors] = userBias;
        return user;
    }
}
