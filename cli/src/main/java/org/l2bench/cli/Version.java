package org.l2bench.cli;

/** The version of this program. */
final class Version {
    /** As Maven has it, of all pieces; a test holds it and the poms together. */
    static final String MAVEN = "0.1.0-SNAPSHOT";

    /** As people read it. */
    static final String SHOWN = "0.1.0";

    private Version() {}
}
