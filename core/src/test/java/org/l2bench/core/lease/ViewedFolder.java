package org.l2bench.core.lease;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardOpenOption;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * A folder as one host sees it over a network: operations are counted, and on purpose some things are as on some file systems. Only
 * paths that come from {@link #path} go through it.
 */
public final class ViewedFolder extends FileSystemProvider {
    private final Path real;
    private final boolean links;
    private final boolean remembersAbsence;
    private final Duration skew;
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final Set<Path> absent = ConcurrentHashMap.newKeySet();
    private final LongAdder listed = new LongAdder();
    private final Viewed system = new Viewed();

    /**
     * @param links whether there are hard links
     * @param remembersAbsence whether a file that was absent stays so for this host until it changes the file's folder, as the
     *     client of NFS has it for a minute
     * @param skew what times of files are wrong by, as seen from here
     */
    public ViewedFolder(Path real, boolean links, boolean remembersAbsence, Duration skew) {
        this.real = real;
        this.links = links;
        this.remembersAbsence = remembersAbsence;
        this.skew = skew;
    }

    /** A plain local folder whose operations are counted. */
    public static ViewedFolder counting(Path real) {
        return new ViewedFolder(real, true, false, Duration.ZERO);
    }

    public Path path() {
        return new ViewedPath(real);
    }

    /** Operations so far, by name. */
    public SortedMap<String, Long> counts() {
        var all = new TreeMap<String, Long>();
        counts.forEach((name, count) -> all.put(name, count.sum()));
        return all;
    }

    /** Operations so far. */
    public long operations() {
        return counts().values().stream().mapToLong(Long::longValue).sum();
    }

    /** Names that listings have brought. */
    public long listed() {
        return listed.sum();
    }

    private Path real(Path path) {
        return ((ViewedPath) path).real();
    }

    private void count(String operation) {
        counts.computeIfAbsent(operation, o -> new LongAdder()).increment();
    }

    private void changed(Path folder) {
        absent.removeIf(p -> folder.equals(p.getParent()));
    }

    private void requirePresent(Path path) throws IOException {
        if (remembersAbsence && absent.contains(path)) {
            throw new NoSuchFileException(path.toString());
        }
        if (remembersAbsence && !Files.exists(path)) {
            absent.add(path);
        }
    }

    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        count(options.contains(StandardOpenOption.CREATE_NEW) ? "create" : "open");
        changed(real(path).getParent());
        return FileChannel.open(real(path), options, attributes);
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        count(options.contains(StandardOpenOption.CREATE_NEW) ? "create" : "open");
        if (!options.isEmpty() && !options.contains(StandardOpenOption.READ)) {
            changed(real(path).getParent());
        }
        return Files.newByteChannel(real(path), options, attributes);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        count("list");
        var found = new ArrayList<Path>();
        try (var under = Files.newDirectoryStream(real(folder))) {
            for (var path : under) {
                listed.increment();
                var viewed = new ViewedPath(path);
                if (filter == null || filter.accept(viewed)) {
                    found.add(viewed);
                }
            }
        }
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                return found.iterator();
            }

            @Override
            public void close() {
                // Read already.
            }
        };
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
        count("mkdir");
        Files.createDirectory(real(folder), attributes);
    }

    @Override
    public void createLink(Path link, Path existing) throws IOException {
        count("link");
        if (!links) {
            throw new FileSystemException(link.toString(), null, "Operation not permitted");
        }
        changed(real(link).getParent());
        Files.createLink(real(link), real(existing));
    }

    @Override
    public void delete(Path path) throws IOException {
        count("delete");
        changed(real(path).getParent());
        Files.delete(real(path));
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        count("rename");
        changed(real(target).getParent());
        Files.move(real(source), real(target), options);
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isSameFile(Path path, Path other) throws IOException {
        return Files.isSameFile(real(path), real(other));
    }

    @Override
    public boolean isHidden(Path path) {
        return false;
    }

    @Override
    public FileStore getFileStore(Path path) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        count("look");
        requirePresent(real(path));
        real(path).getFileSystem().provider().checkAccess(real(path), modes);
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        count("look");
        requirePresent(real(path));
        var found = Files.readAttributes(real(path), BasicFileAttributes.class, options);
        return type.cast(new Skewed(found, skew));
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getScheme() {
        return "viewed";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        return system;
    }

    @Override
    public Path getPath(URI uri) {
        throw new UnsupportedOperationException();
    }

    private record Skewed(BasicFileAttributes found, Duration skew) implements BasicFileAttributes {
        @Override
        public FileTime lastModifiedTime() {
            return FileTime.from(found.lastModifiedTime().toInstant().plus(skew));
        }

        @Override
        public FileTime lastAccessTime() {
            return found.lastAccessTime();
        }

        @Override
        public FileTime creationTime() {
            return found.creationTime();
        }

        @Override
        public boolean isRegularFile() {
            return found.isRegularFile();
        }

        @Override
        public boolean isDirectory() {
            return found.isDirectory();
        }

        @Override
        public boolean isSymbolicLink() {
            return found.isSymbolicLink();
        }

        @Override
        public boolean isOther() {
            return found.isOther();
        }

        @Override
        public long size() {
            return found.size();
        }

        @Override
        public Object fileKey() {
            return found.fileKey();
        }
    }

    private final class Viewed extends FileSystem {
        @Override
        public FileSystemProvider provider() {
            return ViewedFolder.this;
        }

        @Override
        public void close() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public boolean isReadOnly() {
            return false;
        }

        @Override
        public String getSeparator() {
            return "/";
        }

        @Override
        public Iterable<Path> getRootDirectories() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Iterable<FileStore> getFileStores() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Set<String> supportedFileAttributeViews() {
            return Set.of("basic");
        }

        @Override
        public Path getPath(String first, String... more) {
            return new ViewedPath(FileSystems.getDefault().getPath(first, more));
        }

        @Override
        public PathMatcher getPathMatcher(String pattern) {
            throw new UnsupportedOperationException();
        }

        @Override
        public UserPrincipalLookupService getUserPrincipalLookupService() {
            throw new UnsupportedOperationException();
        }

        @Override
        public WatchService newWatchService() {
            throw new UnsupportedOperationException();
        }
    }

    private final class ViewedPath implements Path {
        private final Path real;

        ViewedPath(Path real) {
            this.real = real;
        }

        Path real() {
            return real;
        }

        private Path viewed(Path other) {
            return other == null ? null : new ViewedPath(other);
        }

        private Path bare(Path other) {
            return other instanceof ViewedPath viewed ? viewed.real() : other;
        }

        @Override
        public FileSystem getFileSystem() {
            return system;
        }

        @Override
        public boolean isAbsolute() {
            return real.isAbsolute();
        }

        @Override
        public Path getRoot() {
            return viewed(real.getRoot());
        }

        @Override
        public Path getFileName() {
            return viewed(real.getFileName());
        }

        @Override
        public Path getParent() {
            return viewed(real.getParent());
        }

        @Override
        public int getNameCount() {
            return real.getNameCount();
        }

        @Override
        public Path getName(int index) {
            return viewed(real.getName(index));
        }

        @Override
        public Path subpath(int from, int to) {
            return viewed(real.subpath(from, to));
        }

        @Override
        public boolean startsWith(Path other) {
            return real.startsWith(bare(other));
        }

        @Override
        public boolean endsWith(Path other) {
            return real.endsWith(bare(other));
        }

        @Override
        public Path normalize() {
            return viewed(real.normalize());
        }

        @Override
        public Path resolve(Path other) {
            return viewed(real.resolve(bare(other)));
        }

        @Override
        public Path relativize(Path other) {
            return viewed(real.relativize(bare(other)));
        }

        @Override
        public URI toUri() {
            return real.toUri();
        }

        @Override
        public Path toAbsolutePath() {
            return viewed(real.toAbsolutePath());
        }

        @Override
        public Path toRealPath(LinkOption... options) throws IOException {
            return viewed(real.toRealPath(options));
        }

        @Override
        public WatchKey register(WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int compareTo(Path other) {
            return real.compareTo(bare(other));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof ViewedPath viewed && viewed.real().equals(real);
        }

        @Override
        public int hashCode() {
            return real.hashCode();
        }

        @Override
        public String toString() {
            return real.toString();
        }
    }
}
