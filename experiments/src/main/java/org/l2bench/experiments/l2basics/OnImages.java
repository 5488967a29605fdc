package org.l2bench.experiments.l2basics;

/** What a part depends on that trains on images. */
interface OnImages {
    ImageSettings images();
}
