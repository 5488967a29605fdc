/**
 * Model inversion: images that a trained classifier takes for its classes, made by descent on the pixels, and how near they come to the
 * records that it was trained on. Knows classifiers as functions from images to logits; knows no data set and no trainer.
 */
package org.l2bench.core.inversion;
