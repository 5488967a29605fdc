package org.l2bench.core.regulariser.probe;

import java.util.OptionalDouble;

/**
 * One weight and what its stationarity says.
 *
 * @param gradient of the mean loss
 * @param lambda -gradient / (2 weight): the strength that would make it stationary; empty for a weight of 0
 */
public record Coordinate(String name, double weight, double gradient, OptionalDouble lambda) {
    static Coordinate of(String name, double weight, double gradient) {
        return new Coordinate(
                name,
                weight,
                gradient,
                weight == 0 ? OptionalDouble.empty() : OptionalDouble.of(-gradient / (2 * weight)));
    }
}
