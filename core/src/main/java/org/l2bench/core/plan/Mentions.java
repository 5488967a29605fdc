package org.l2bench.core.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a Java source may mean by the names in its code. Comments do not count, so an import that only a comment uses does not
 * either.
 */
final class Mentions {
    private final String packageName;
    private final Map<String, String> imported = new HashMap<>();
    private final List<String> importedPackages = new ArrayList<>();
    private final Set<String> names = new LinkedHashSet<>();

    private Mentions(String packageName) {
        this.packageName = packageName;
    }

    /** Fully qualified names, most of them of no type; those of nested types and members go on behind their type's. */
    static Set<String> in(String packageName, List<String> tokens) {
        var mentions = new Mentions(packageName);
        int i = 0;
        while (i < tokens.size()) {
            int end = chainEnd(tokens, i);
            switch (tokens.get(i)) {
                case "package" -> i = chainEnd(tokens, i + 1);
                case "import" -> i = mentions.readImport(tokens, i + 1);
                default -> {
                    if (Character.isJavaIdentifierStart(tokens.get(i).charAt(0))) {
                        mentions.add(tokens.subList(i, end));
                    }
                    i = end;
                }
            }
        }
        return mentions.names;
    }

    /** Behind the last of the names that stand in a row with points between them. */
    private static int chainEnd(List<String> tokens, int start) {
        int end = start + 1;
        while (end + 1 < tokens.size() && tokens.get(end).equals(".") && isName(tokens.get(end + 1))) {
            end += 2;
        }
        return end;
    }

    private static boolean isName(String token) {
        return token.equals("*") || Character.isJavaIdentifierStart(token.charAt(0));
    }

    private int readImport(List<String> tokens, int start) {
        boolean ofMember = tokens.get(start).equals("static");
        int first = ofMember ? start + 1 : start;
        int end = chainEnd(tokens, first);
        var name = String.join("", tokens.subList(first, end));
        if (ofMember) {
            names.add(name);
        } else if (name.endsWith(".*")) {
            importedPackages.add(name.substring(0, name.length() - 2));
        } else {
            imported.put(tokens.get(end - 1), name);
        }
        return end;
    }

    private void add(List<String> chain) {
        var first = chain.get(0);
        if (imported.containsKey(first)) {
            names.add(imported.get(first));
            return;
        }
        names.add(packageName + "." + first);
        importedPackages.forEach(p -> names.add(p + "." + first));
        if (chain.size() > 1 && Character.isLowerCase(first.charAt(0))) {
            names.add(String.join("", chain));
        }
    }
}
