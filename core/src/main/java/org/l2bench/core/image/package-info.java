/**
 * Grey images that are made and measured here: scenes of continuous shapes at any resolution, a Gaussian filter, and how sharp edges and
 * how flat surfaces of an image are beside those of another. Knows arrays and tensors; knows no network and no data set.
 */
package org.l2bench.core.image;
