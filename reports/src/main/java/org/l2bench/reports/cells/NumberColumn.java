package org.l2bench.reports.cells;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.l2bench.reports.cells.Numerals.Form;

/**
 * The numbers of one column. All of its cells are seen first: together they say which mark is the decimal one, and whether they are in
 * percent; what can be read in two ways is refused, never guessed.
 */
public final class NumberColumn {
    /** A cell that shows something, and where it stands. */
    private record Seen(String text, String place) {}

    private static final int MOST_TOLD = 6;

    private final String name;
    private final Optional<Character> decimal;
    private final List<String> problems = new ArrayList<>();
    private Optional<Seen> point = Optional.empty();
    private Optional<Seen> comma = Optional.empty();
    private Optional<Seen> unclear = Optional.empty();
    private Optional<Seen> percent = Optional.empty();
    private Optional<Seen> bare = Optional.empty();
    private int decimals;
    private int more;

    /**
     * A column of which nothing has been seen.
     *
     * @param decimal the decimal mark, if the user says it
     */
    public NumberColumn(String name, Optional<Character> decimal) {
        this.name = name;
        this.decimal = decimal;
    }

    /** Looks at a cell that is not missing. */
    public void see(String cell, Supplier<String> place) {
        Supplier<Optional<Seen>> seen = () -> Optional.of(new Seen(cell, place.get()));
        if (Numerals.isPercent(cell)) {
            percent = percent.or(seen);
        } else {
            bare = bare.or(seen);
        }
        var digits = Numerals.bare(cell);
        var form = Form.of(digits);
        decimals = Math.max(decimals, decimals(digits));
        switch (form) {
            case POINT, POINT_AND_THOUSANDS, THOUSANDS_BY_COMMA -> point = point.or(seen);
            case COMMA, COMMA_AND_THOUSANDS, THOUSANDS_BY_POINT -> comma = comma.or(seen);
            case ONE_COMMA -> unclear = unclear.or(seen);
            // A decimal point, unless the others have decimal commas.
            case WHOLE, ONE_POINT -> {}
            case NONE ->
                refuse(() ->
                        "\"" + CellTable.shortened(cell) + "\" in " + name + " (" + place.get() + ") is no number");
        }
        boolean isTooLarge = (form == Form.WHOLE || form == Form.POINT)
                && mayBeTooLarge(digits)
                && Double.isInfinite(Double.parseDouble(digits));
        if (isTooLarge) {
            refuse(() -> cell + " in " + name + " (" + place.get() + ") is larger than any number here");
        }
    }

    /** Without an exponent it takes some three hundred digits. */
    private static boolean mayBeTooLarge(String digits) {
        return digits.length() > 300 || digits.indexOf('e') >= 0 || digits.indexOf('E') >= 0;
    }

    private void refuse(Supplier<String> why) {
        if (problems.size() < MOST_TOLD) {
            problems.add(why.get());
        } else {
            more++;
        }
    }

    private static int decimals(String digits) {
        int mark = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
        int exponent = digits.toLowerCase(Locale.ROOT).indexOf('e');
        return mark < 0 || exponent >= 0 ? 0 : digits.length() - mark - 1;
    }

    /** What forbids to read the column, all of it; to be asked when all cells have been seen. */
    public List<String> problems() {
        var all = new ArrayList<>(problems);
        if (more > 0) {
            all.add("and " + more + " more cells of " + name + " that are no numbers");
        }
        if (percent.isPresent() && bare.isPresent()) {
            all.add(name + " mixes values with % (" + shown(percent) + ") and without (" + shown(bare) + ")");
        }
        if (point.isPresent() && comma.isPresent()) {
            all.add(name + " mixes decimal points (" + shown(point) + ") and decimal commas (" + shown(comma) + ")");
        }
        if (unclear.isPresent() && point.isEmpty() && comma.isEmpty() && decimal.isEmpty()) {
            var text = unclear.get().text();
            all.add(text + " in " + name + " (" + unclear.get().place() + ") may be " + text.replace(",", "") + " or "
                    + text.replace(",", ".") + ": --decimal . or --decimal ,");
        }
        decimal.ifPresent(mark -> {
            var other = mark == ',' ? point : comma;
            other.ifPresent(o -> all.add(o.text() + " in " + name + " (" + o.place() + ") has no decimal " + mark));
        });
        return List.copyOf(all);
    }

    private static String shown(Optional<Seen> seen) {
        return seen.map(s -> s.text() + ", " + s.place()).orElseThrow();
    }

    /** The value of a cell that {@link #see} has looked at; of one in percent, what stands before the sign. */
    public double value(String cell) {
        var digits = Numerals.bare(cell);
        boolean isComma = decimal.isPresent() ? decimal.get() == ',' : comma.isPresent();
        var plain = isComma ? digits.replace(".", "").replace(',', '.') : digits.replace(",", "");
        double value = Double.parseDouble(plain);
        return Numerals.isNegative(cell) ? -value : value;
    }

    public boolean isPercent() {
        return percent.isPresent();
    }

    /** The most digits behind a decimal mark. */
    public int decimals() {
        return decimals;
    }
}
