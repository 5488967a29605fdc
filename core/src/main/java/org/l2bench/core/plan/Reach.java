package org.l2bench.core.plan;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.l2bench.core.experiment.Fingerprinted;

/**
 * The sources that classes reach: their own, those of all types that these name in their code, and so on. Packages that are {@link
 * Fingerprinted} are not entered, nor are those that bring no sources. What is only found by reflection is not seen.
 */
final class Reach {
    private final Function<String, Map<String, String>> sources;
    private final Map<String, Map<String, String>> packages = new HashMap<>();
    private final Map<String, Boolean> fingerprinted = new HashMap<>();

    /** @param sources of a package, by simple name of the type; empty for one that brings none */
    Reach(Function<String, Map<String, String>> sources) {
        this.sources = sources;
    }

    /**
     * The tokens of the sources that these classes reach, by path.
     *
     * @throws IllegalStateException if one of them brings no source
     */
    SortedMap<String, List<String>> from(Collection<String> classes) {
        var reached = new TreeMap<String, List<String>>();
        var open = new ArrayDeque<TypeName>();
        for (var name : classes) {
            open.add(type(name)
                    .orElseThrow(() -> new IllegalStateException("the class path lacks the source of " + name
                            + ", which the code version is taken from; build again")));
        }
        while (!open.isEmpty()) {
            var type = open.remove();
            if (!reached.containsKey(type.path())) {
                var tokens = tokens(type);
                reached.put(type.path(), tokens);
                Mentions.in(type.packageName(), tokens).stream()
                        .flatMap(name -> type(name).stream())
                        .filter(t -> !isFingerprinted(t.packageName()))
                        .forEach(open::add);
            }
        }
        return reached;
    }

    /** The type of a fully qualified name, which may go on with nested types and members. */
    private Optional<TypeName> type(String qualified) {
        var names = qualified.split("[.$]", -1);
        var packageName = new StringBuilder(names[0]);
        for (int i = 1; i < names.length; i++) {
            // By convention; of the other names in a source, few are worth a look at the class path.
            if (Character.isUpperCase(names[i].charAt(0))) {
                var type = new TypeName(packageName.toString(), names[i]);
                return packaged(type.packageName()).containsKey(names[i]) ? Optional.of(type) : Optional.empty();
            }
            packageName.append('.').append(names[i]);
        }
        return Optional.empty();
    }

    private Map<String, String> packaged(String packageName) {
        return packages.computeIfAbsent(packageName, sources);
    }

    private List<String> tokens(TypeName type) {
        return JavaTokens.of(packaged(type.packageName()).get(type.simpleName()));
    }

    private boolean isFingerprinted(String packageName) {
        return fingerprinted.computeIfAbsent(packageName, p -> tokens(new TypeName(p, "package-info"))
                .contains(Fingerprinted.class.getSimpleName()));
    }
}
