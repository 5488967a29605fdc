package org.l2bench.core.plan;

/** A type that is not nested in another. */
record TypeName(String packageName, String simpleName) {
    /** Of its source, from the root of all packages. */
    String path() {
        return packageName.replace('.', '/') + "/" + simpleName + ".java";
    }
}
