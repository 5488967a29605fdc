package org.l2bench.core.setting;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a component of a settings record is, in words for people: {@code l2bench show EXPERIMENT --settings} prints them. Words are no
 * part of a trial's identity and may be mended at any time.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
    /** A phrase without a full stop; names other settings by their keys. */
    String value();
}
