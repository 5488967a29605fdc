package org.l2bench.reports.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.l2bench.core.record.PictureStore;

/** Where the content of the pictures is that records name. */
@FunctionalInterface
public interface PictureSource {
    /** Of results without pictures. */
    PictureSource NONE = digest -> Optional.empty();

    /** The PNG file of this digest; empty if it is not there. */
    Optional<byte[]> content(String digest);

    static PictureSource of(PictureStore store) {
        return digest -> {
            try {
                return store.content(digest);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
