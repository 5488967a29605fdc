package org.l2bench.datasets.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.l2bench.core.setting.Nearest;
import org.l2bench.core.setting.Problems;
import org.l2bench.datasets.catalogue.DataSet.Kind;

/** Looks up the sets that settings name, and says of a name that is none of the right kind which setting has it. */
public final class NamedSet {
    private NamedSet() {}

    /** An image set of the catalogue; empty for a user's folder, of which nothing is known here, and if the name is noted. */
    public static Optional<DataSet> images(String setting, String name, Problems problems) {
        return UserFolder.isOne(name)
                ? Optional.empty()
                : ofKind(Kind.IMAGES, "an image set or be folder:PATH", setting, name, problems);
    }

    /** A table of the catalogue; empty if the name is noted. */
    public static Optional<DataSet> table(String setting, String name, Problems problems) {
        return ofKind(Kind.TABLE, "a table", setting, name, problems);
    }

    /** A text of the catalogue; empty if the name is noted. */
    public static Optional<DataSet> text(String setting, String name, Problems problems) {
        return ofKind(Kind.TEXT, "a text", setting, name, problems);
    }

    /** A parallel text of the catalogue; empty if the name is noted. */
    public static Optional<DataSet> parallelText(String setting, String name, Problems problems) {
        return ofKind(Kind.PARALLEL_TEXT, "a parallel text", setting, name, problems);
    }

    private static Optional<DataSet> ofKind(Kind kind, String wanted, String setting, String name, Problems problems) {
        var all = Catalogue.list();
        var named = all.stream().filter(s -> s.name().equals(name)).findFirst();
        if (named.isPresent() && named.get().kind() == kind) {
            return named;
        }
        List<String> known =
                all.stream().filter(s -> s.kind() == kind).map(DataSet::name).toList();
        problems.require(
                false,
                "%s must name %s, \"%s\" is %s; %s",
                setting,
                wanted,
                name,
                named.map(s -> "a set of the kind "
                                + s.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .orElse("none"),
                Nearest.hint(name, known));
        return Optional.empty();
    }
}
