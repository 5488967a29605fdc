/**
 * Membership inference: what a trained classifier's answers tell of which records it was trained on; with null controls, and with
 * canaries, falsely labelled records that show the worst case. Pure functions of logits in double precision; knows no network and no
 * data set.
 */
package org.l2bench.core.membership;
