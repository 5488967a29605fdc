package org.l2bench.cli;

import java.util.regex.Pattern;

/** What users may type for a record. */
final class RecordId {
    static final String RULE = "a record's id is up to 20 hexadecimal digits, at least 4 to find it by";

    private static final Pattern ID = Pattern.compile("[0-9a-f]{4,20}");

    private RecordId() {}

    static boolean isId(String typed) {
        return ID.matcher(typed).matches();
    }
}
