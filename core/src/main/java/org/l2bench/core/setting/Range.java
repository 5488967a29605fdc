package org.l2bench.core.setting;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The numbers that a component of a settings record may have, both ends among them; of a list, each of its numbers. {@link Binding}
 * holds values against it, so that a constructor is left with what ties settings to each other.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Range {
    double least();

    double most();
}
