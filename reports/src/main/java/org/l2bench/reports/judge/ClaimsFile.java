package org.l2bench.reports.judge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.IntStream;
import org.l2bench.core.file.JsonFile;
import org.l2bench.core.file.UnreadableFile;
import org.l2bench.core.json.Toml;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.core.setting.Nearest;
import org.l2bench.core.setting.Problems;

/**
 * What is claimed of a table, fixed before it is judged: TOML, or JSON of the same form.
 *
 * @param title of the page; may be empty
 * @param roles what the columns are, as far as the file says it
 * @param decimal the decimal mark, if the file says it
 * @param policy what claims allow that say nothing themselves
 */
public record ClaimsFile(String title, Roles roles, Optional<Character> decimal, Policy policy, List<Wanted> claims) {
    /** A claim as it is written. */
    public record Wanted(String id, String statement, String formula, boolean isControl, int seeds, Policy policy) {
        private Wanted allowing(Optional<String> pairs, Optional<String> failures) {
            return new Wanted(id, statement, formula, isControl, seeds, policy.but(pairs, failures));
        }
    }

    private static final List<String> FIELDS = List.of("title", "table", "claims");
    private static final List<String> OF_TABLE = List.of(
            "arm",
            "pair",
            "data-set",
            "metric",
            "value",
            "where",
            "step",
            "at",
            "best",
            "arms-are-columns",
            "pairs-are-columns",
            "arm-from",
            "arm-pattern",
            "decimal",
            "pairs",
            "failures");
    private static final List<String> OF_CLAIM =
            List.of("id", "statement", "formula", "control", "seeds", "pairs", "failures");

    public ClaimsFile {
        claims = List.copyOf(claims);
    }

    /** Claims that are made here and not read. */
    static ClaimsFile of(List<Wanted> claims, Policy policy) {
        return new ClaimsFile("", Roles.UNKNOWN, Optional.empty(), policy, claims);
    }

    /**
     * Reads a file.
     *
     * @throws InvalidSettings with all that is wrong with its form; formulas are not looked at
     */
    public static ClaimsFile read(Path file) {
        try {
            return of(tree(file));
        } catch (UnreadableFile e) {
            throw new InvalidSettings(List.of("claims " + e.getMessage()));
        } catch (JsonProcessingException e) {
            throw new InvalidSettings(List.of("claims " + file + ", line "
                    + e.getLocation().getLineNr() + ": it is not TOML: "
                    + e.getOriginalMessage().lines().findFirst().orElse("unreadable")));
        } catch (InvalidSettings e) {
            throw new InvalidSettings(
                    e.problems().stream().map(p -> "claims " + file + ": " + p).toList());
        }
    }

    /** The same, with other pairs or failures allowed to all claims; null leaves what the file says. */
    public ClaimsFile allowing(String pairs, String failures, Problems problems) {
        problems.require(
                        pairs == null || Policy.PAIRS.contains(pairs),
                        "pairs must be %s, was %s",
                        String.join(" or ", Policy.PAIRS),
                        pairs)
                .require(
                        failures == null || Policy.FAILURES.contains(failures),
                        "failures must be %s, was %s",
                        String.join(" or ", Policy.FAILURES),
                        failures);
        var ofPairs = Optional.ofNullable(pairs).filter(Policy.PAIRS::contains);
        var ofFailures = Optional.ofNullable(failures).filter(Policy.FAILURES::contains);
        return new ClaimsFile(
                title,
                roles,
                decimal,
                policy,
                claims.stream().map(c -> c.allowing(ofPairs, ofFailures)).toList());
    }

    private static JsonNode tree(Path file) throws UnreadableFile, JsonProcessingException {
        return file.toString().endsWith(".json") ? JsonFile.tree(file) : Toml.tree(JsonFile.text(file));
    }

    static ClaimsFile of(JsonNode tree) {
        var problems = new Problems();
        if (!tree.isObject()) {
            throw new InvalidSettings(List.of("expected a table with the fields " + String.join(", ", FIELDS)));
        }
        unknown(tree, FIELDS, "", problems);
        var table = tree.path("table");
        problems.require(table.isMissingNode() || table.isObject(), "table must be a table, [table], was %s", table);
        unknown(table, OF_TABLE, " in [table]", problems);
        var fields = new Fields(table, "", problems);
        var policy = policy(fields, Policy.STRICT_PAIRS);
        var said = new EnumMap<Role, List<String>>(Role.class);
        said.put(Role.ARM, fields.texts("arm"));
        said.put(Role.PAIR, fields.texts("pair"));
        said.put(Role.DATA_SET, fields.texts("data-set"));
        said.put(Role.METRIC, fields.one("metric"));
        said.put(Role.VALUE, fields.one("value"));
        said.put(Role.STEP, fields.one("step"));
        said.put(Role.AT, fields.one("at"));
        said.put(Role.PAIRS_ARE_COLUMNS, patterns(fields.one("pairs-are-columns"), "pairs-are-columns", problems));
        said.put(Role.ARM_FROM, fields.one("arm-from"));
        said.put(Role.ARM_PATTERN, patterns(fields.one("arm-pattern"), "arm-pattern", problems));
        var roles = new Roles(
                said,
                filters(fields.texts("where"), problems),
                fields.text("best").flatMap(b -> best(b, problems)),
                fields.flag("arms-are-columns"));
        var decimal = fields.text("decimal").flatMap(d -> decimal(d, problems));
        var claims = claims(tree.path("claims"), policy, problems);
        problems.throwIfAny();
        return new ClaimsFile(tree.path("title").asText(""), roles, decimal, policy, claims);
    }

    private static void unknown(JsonNode node, Collection<String> known, String where, Problems problems) {
        node.fieldNames()
                .forEachRemaining(f -> problems.require(
                        known.contains(f), "there is no field \"%s\"%s; %s", f, where, Nearest.hint(f, known)));
    }

    private static List<Wanted> claims(JsonNode node, Policy policy, Problems problems) {
        if (!node.isArray() || node.isEmpty()) {
            problems.require(false, "it makes no claim; each is [[claims]] with id and formula");
            return List.of();
        }
        var claims = new ArrayList<Wanted>();
        for (var i = 0; i < node.size(); i++) {
            var claim = node.get(i);
            var name = "claim " + claim.path("id").asText(String.valueOf(i + 1));
            unknown(claim, OF_CLAIM, " in " + name, problems);
            var fields = new Fields(claim, name + ": ", problems);
            var id = fields.text("id");
            var formula = fields.text("formula");
            problems.require(id.isPresent(), "%s has no id", name)
                    .require(formula.isPresent(), "%s has no formula", name);
            claims.add(new Wanted(
                    id.orElse(""),
                    fields.text("statement").orElse(""),
                    formula.orElse(""),
                    fields.flag("control"),
                    fields.count("seeds"),
                    policy(fields, policy)));
        }
        problems.distinct(
                "ids of claims",
                claims.stream().map(Wanted::id).filter(id -> !id.isEmpty()).toList());
        return claims;
    }

    private static Policy policy(Fields fields, Policy otherwise) {
        return otherwise.but(fields.oneOf("pairs", Policy.PAIRS), fields.oneOf("failures", Policy.FAILURES));
    }

    /** The filters that are typed as {@code column=text}. */
    public static List<Filter> filters(List<String> typed, Problems problems) {
        return typed.stream()
                .flatMap(t -> {
                    var filter = Filter.of(t);
                    problems.require(filter.isPresent(), "where must be COLUMN=TEXT or COLUMN!=TEXT, was %s", t);
                    return filter.stream();
                })
                .toList();
    }

    /** The choice that is typed as {@code least:metric}. */
    public static Optional<Best> best(String typed, Problems problems) {
        var best = Best.of(typed);
        problems.require(best.isPresent(), "best must be least:METRIC or greatest:METRIC, was %s", typed);
        return best;
    }

    /** The decimal mark that is typed. */
    public static Optional<Character> decimal(String typed, Problems problems) {
        boolean isMark = typed.equals(".") || typed.equals(",");
        problems.require(isMark, "decimal must be . or a comma, was %s", typed);
        return isMark ? Optional.of(typed.charAt(0)) : Optional.empty();
    }

    /** Those of the texts that are patterns; notes why others are none. */
    public static List<String> patterns(List<String> typed, String name, Problems problems) {
        return typed.stream().filter(t -> isPattern(t, name, problems)).toList();
    }

    private static boolean isPattern(String typed, String name, Problems problems) {
        try {
            Pattern.compile(typed);
            return true;
        } catch (PatternSyntaxException e) {
            problems.require(
                    false, "%s must be a pattern of java.util.regex, was %s: %s", name, typed, e.getDescription());
            return false;
        }
    }

    /** The fields of one table. */
    private record Fields(JsonNode node, String prefix, Problems problems) {
        Optional<String> text(String name) {
            var value = node.path(name);
            if (value.isMissingNode()) {
                return Optional.empty();
            }
            problems.require(
                    value.isTextual() && !value.asText().isEmpty(), "%s%s must be a text, was %s", prefix, name, value);
            return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
        }

        /** The text, or nothing. */
        List<String> one(String name) {
            return text(name).stream().toList();
        }

        List<String> texts(String name) {
            var value = node.path(name);
            if (!value.isArray()) {
                return one(name);
            }
            boolean areTexts =
                    IntStream.range(0, value.size()).allMatch(i -> value.get(i).isTextual());
            problems.require(areTexts, "%s%s must be a text or a list of texts, was %s", prefix, name, value);
            return IntStream.range(0, value.size())
                    .mapToObj(i -> value.get(i).asText())
                    .toList();
        }

        boolean flag(String name) {
            var value = node.path(name);
            problems.require(
                    value.isMissingNode() || value.isBoolean(),
                    "%s%s must be true or false, was %s",
                    prefix,
                    name,
                    value);
            return value.asBoolean(false);
        }

        int count(String name) {
            var value = node.path(name);
            problems.require(
                    value.isMissingNode() || (value.isInt() && value.asInt() > 0),
                    "%s%s must be a whole number above 0, was %s",
                    prefix,
                    name,
                    value);
            return value.asInt(0);
        }

        Optional<String> oneOf(String name, List<String> known) {
            var typed = text(name);
            typed.ifPresent(t -> problems.require(
                    known.contains(t), "%s%s must be %s, was %s", prefix, name, String.join(" or ", known), t));
            return typed.filter(known::contains);
        }
    }
}
