package org.l2bench.core.neighbour;

import org.bytedeco.pytorch.Tensor;

/**
 * Keys that a model made, with the label of each. Keys of one model mean nothing to another, so the store knows whose they are.
 *
 * @param model digest of the model that made the keys
 * @param labels by key
 */
@SuppressWarnings("ArrayRecordComponent") // carried along with the index, never compared
public record Datastore(String model, NeighbourIndex index, int[] labels) {
    public Datastore {
        if (labels.length != index.size()) {
            throw new IllegalArgumentException(
                    "a datastore needs a label for each of its " + index.size() + " keys, had " + labels.length);
        }
    }

    /**
     * The nearest keys of a model's queries.
     *
     * @param asking digest of the model that made the queries
     * @throws IllegalArgumentException if another model made the keys
     */
    public Neighbours search(String asking, Tensor queries, int k) {
        if (!model.equals(asking)) {
            throw new IllegalArgumentException("the keys of this datastore were made by model " + model
                    + ", the queries by model " + asking + "; make the keys anew");
        }
        return index.search(queries, k);
    }
}
