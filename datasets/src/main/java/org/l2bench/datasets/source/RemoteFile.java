package org.l2bench.datasets.source;

import java.net.URI;
import java.util.List;

/**
 * One file at its official address.
 *
 * @param name in the folder of the set
 * @param addresses in the order in which they are tried
 * @param members what is wanted of a {@code .tar.gz} or {@code .zip}, by file name without folders; empty if the file is wanted as it is
 * @param largest bytes that no result has more of, unpacked
 */
public record RemoteFile(String name, List<URI> addresses, Checksum checksum, List<String> members, long largest) {
    public RemoteFile {
        addresses = List.copyOf(addresses);
        members = List.copyOf(members);
    }

    /** The files that are in the folder of the set after the fetch. */
    public List<String> results() {
        return members.isEmpty() ? List.of(name) : members;
    }
}
