/**
 * The few places where libtorch needs care from Java: owned handles, streams of random numbers, devices, precision, files of tensors.
 * Does not mirror the tensor API; knows no network.
 */
package org.l2bench.core.engine;
