/**
 * The subject of the suite: regularisers, each named, each in one of the places where one can act, each able to say
 * which parameters it covers. Knows parameters and tensors; knows no network and no paper.
 */
package org.l2bench.core.regulariser;
