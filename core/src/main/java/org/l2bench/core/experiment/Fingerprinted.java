package org.l2bench.core.experiment;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a package whose work a trial knows by its fingerprint alone: readers of files, catalogues of data. A trial's inputs name
 * the decoded content (see {@link Experiment#dataFingerprints}), so how it was decoded is no part of the trial's code, and a new
 * reader makes no number another one.
 */
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.PACKAGE)
public @interface Fingerprinted {}
