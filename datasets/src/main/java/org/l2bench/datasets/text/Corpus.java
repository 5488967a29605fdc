package org.l2bench.datasets.text;

import java.util.function.Consumer;
import java.util.function.IntPredicate;

/**
 * A text in its makers' lines: verses, sentences, speeches or paragraphs. It is read from the beginning each time and never held,
 * so that its length is no matter.
 *
 * @param name as in the catalogue
 */
public record Corpus(String name, Source source) {
    /** Hands over all lines in their order. */
    public interface Source {
        /**
         * Reads the text once.
         *
         * @return its fingerprint, see {@link TextFingerprint}
         */
        String read(Consumer<String> each);
    }

    /** Hands over all lines in their order. */
    public void read(Consumer<String> each) {
        source.read(each);
    }

    /** The lines whose places, counted from 0, are wanted. */
    public Corpus where(IntPredicate wanted) {
        return new Corpus(name, each -> {
            var found = new TextFingerprint();
            var place = new int[1];
            source.read(line -> {
                if (wanted.test(place[0]++)) {
                    found.add(line);
                    each.accept(line);
                }
            });
            return found.hex();
        });
    }

    /** SHA-256 of the lines, in hexadecimal digits. Reads the text. */
    public String fingerprint() {
        return source.read(line -> {});
    }
}
