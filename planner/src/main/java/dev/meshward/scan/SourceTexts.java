package dev.meshward.scan;

import dev.meshward.cluster.ScanGap;
import dev.meshward.manifest.ManifestReader;
import dev.meshward.manifest.ManifestReader.NamedText;
import dev.meshward.manifest.Place;
import dev.meshward.manifest.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The texts of several sources, opened one after the other so that no more than one is in memory. */
final class SourceTexts {

    private final ScanProgress progress;
    private final List<Lazy> lazies = new ArrayList<>();
    private final List<ScanGap> gaps = new ArrayList<>();
    private long bytesRead;
    private int filesRead;

    /** Opens a file when its turn comes. */
    private interface Opening {
        NamedText open() throws SourceUnreadable;
    }

    private record Lazy(String file, Opening opening) {
        static Lazy of(NamedText text) {
            return new Lazy(text.file(), () -> text);
        }

        NamedText open() throws SourceUnreadable {
            return opening.open();
        }
    }

    /** Carries a checked exception out of an iterator. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final SourceUnreadable unreadable;

        Stopped(SourceUnreadable unreadable) {
            super(unreadable);
            this.unreadable = unreadable;
        }
    }

    SourceTexts(ScanProgress progress) {
        this.progress = progress;
    }

    void open(Source source) throws SourceUnreadable {
        switch (source) {
            case Source.OfStream(var stream) -> addFile("-", allOf("-", stream));
            case Source.OfPath(var path) when Files.isDirectory(path) -> addFolder(path);
            case Source.OfPath(var path) when Files.exists(path) -> addFile(Folder.shown(path), allOf(path));
            case Source.OfPath(var path) -> throw new SourceUnreadable("There is no file or folder " + path + ".");
        }
    }

    private void addFolder(Path folder) throws SourceUnreadable {
        var content = Folder.walk(folder);
        gaps.addAll(content.gaps());
        if (content.files().isEmpty()) {
            throw new SourceUnreadable("The folder " + folder + " holds no YAML or JSON file.");
        }
        for (var file : content.files()) {
            lazies.add(new Lazy(Folder.shown(file), () -> inFolder(file)));
        }
    }

    /** One unreadable file among many is a gap, not the end. */
    private NamedText inFolder(Path file) {
        var name = Folder.shown(file);
        try {
            var bytes = allOf(file);
            if (Archives.isGzip(bytes)) {
                return new NamedText(name, Archives.unzipped(name, bytes));
            }
            if (BinaryCheck.isBinary(bytes)) {
                throw new SourceUnreadable("it is a binary file");
            }
            return new NamedText(name, bytes);
        } catch (SourceUnreadable unreadable) {
            gaps.add(new ScanGap.Unreadable(new Place(name, 0, ""), unreadable.because()));
            return new NamedText(name, new byte[0]);
        }
    }

    private void addFile(String name, byte[] bytes) throws SourceUnreadable {
        if (Archives.isArchive(bytes)) {
            var unpacked = Archives.unpack(name, bytes);
            gaps.addAll(unpacked.gaps());
            unpacked.texts().forEach(text -> lazies.add(Lazy.of(text)));
        } else if (BinaryCheck.isBinary(bytes)) {
            throw new SourceUnreadable(
                    name + " is a binary file; YAML, JSON, .zip, .tar.gz and saved snapshots are read.");
        } else {
            lazies.add(Lazy.of(new NamedText(name, bytes)));
        }
    }

    private static byte[] allOf(Path path) throws SourceUnreadable {
        try (var stream = Files.newInputStream(path)) {
            return allOf(path.toString(), stream);
        } catch (IOException | SecurityException e) {
            throw new SourceUnreadable(path + " cannot be read: " + Folder.reason(e) + ".");
        }
    }

    private static byte[] allOf(String name, InputStream stream) throws SourceUnreadable {
        try {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new SourceUnreadable(name + " cannot be read: " + Folder.reason(e) + ".");
        } catch (OutOfMemoryError _) {
            throw new SourceUnreadable(name + " is larger than this program can hold. Perhaps split it by namespace.");
        }
    }

    /** The saved snapshot, if the sources are one and nothing else. */
    Optional<NamedText> onlySaved(Predicate<NamedText> isSaved) throws SourceUnreadable {
        if (lazies.size() != 1) {
            return Optional.empty();
        }
        var text = lazies.getFirst().open();
        lazies.set(0, Lazy.of(text));
        return Optional.of(text).filter(isSaved);
    }

    /** Takes out what is no object by itself. */
    void passOverUnrendered() throws SourceUnreadable {
        if (lazies.size() > 1) {
            var unrendered = Unrendered.among(lazies.stream().map(Lazy::file).toList(), this::opened);
            gaps.addAll(unrendered.gaps());
            lazies.removeIf(lazy -> unrendered.passOver(lazy.file()));
        }
    }

    /** The text of this file, which stays open. */
    private NamedText opened(String file) throws SourceUnreadable {
        for (int i = 0; i < lazies.size(); i++) {
            if (lazies.get(i).file().equals(file)) {
                var text = lazies.get(i).open();
                lazies.set(i, Lazy.of(text));
                return text;
            }
        }
        throw new IllegalArgumentException(file + " is no file of this source. Maybe its name was changed.");
    }

    void readAll(Consumer<Reading> sink) throws SourceUnreadable {
        try {
            ManifestReader.read(texts(), sink);
        } catch (Stopped stopped) {
            throw stopped.unreadable;
        }
    }

    private Iterator<NamedText> texts() {
        return lazies.stream().map(this::opened).iterator();
    }

    private NamedText opened(Lazy lazy) {
        try {
            var text = lazy.open();
            bytesRead += text.bytes().length;
            filesRead++;
            progress.reached(text.file(), bytesRead);
            return text;
        } catch (SourceUnreadable unreadable) {
            throw new Stopped(unreadable);
        }
    }

    List<ScanGap> gaps() {
        return List.copyOf(gaps);
    }

    long bytesRead() {
        return bytesRead;
    }

    int filesRead() {
        return filesRead;
    }
}
