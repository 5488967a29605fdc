package org.l2bench.core.regulariser;

/** Something that biases training towards small, near or simple solutions. Its type says where it acts. */
public sealed interface Regulariser permits ParameterRegulariser, FeatureTransform, ActivationTerm, Distillation {
    /** Name and strength, as the field writes it. */
    String describe();
}
