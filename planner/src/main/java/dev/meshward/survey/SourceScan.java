package dev.meshward.survey;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.live.ClusterAddress;
import dev.meshward.saved.SavedSnapshot;
import dev.meshward.scan.KubectlSelector;
import dev.meshward.scan.LiveProgress;
import dev.meshward.scan.LiveScan;
import dev.meshward.scan.ManifestScan;
import dev.meshward.scan.SavedFormat;
import dev.meshward.scan.ScanOptions;
import dev.meshward.scan.SourceUnreadable;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CancellationException;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** Says a source in the words of the scan. */
final class SourceScan {

    private final Source source;
    private final Survey.Progress progress;
    private final LongConsumer bytesRead;

    /** @param bytesRead told on the way, and may end the scan */
    SourceScan(Source source, Survey.Progress progress, LongConsumer bytesRead) {
        this.source = source;
        this.progress = progress;
        this.bytesRead = bytesRead;
    }

    ClusterSnapshot snapshot(InputStream standardInput) {
        try {
            return source.cluster().isPresent()
                    ? ofCluster(source.cluster().get(), standardInput)
                    : ofFiles(standardInput);
        } catch (SourceUnreadable unreadable) {
            throw new SourceRefused(unreadable.because());
        } catch (CancellationException _) {
            throw new Survey.Cancelled();
        }
    }

    private ClusterSnapshot ofCluster(Source.Cluster cluster, InputStream standardInput) throws SourceUnreadable {
        return new LiveScan(System.getenv(), options(), new ToldOfCluster(progress))
                .scan(new ClusterAddress(cluster.context(), cluster.kubeconfig()), everyPlace(standardInput))
                .snapshot();
    }

    private ClusterSnapshot ofFiles(InputStream standardInput) throws SourceUnreadable {
        return new ManifestScan(SourceScan::recalled)
                .scan(
                        places(source.names(), standardInput),
                        places(source.laidOver(), standardInput),
                        options(),
                        (_, bytes) -> bytesRead.accept(bytes))
                .snapshot();
    }

    /** Passes on how far the scan of a cluster is. */
    private record ToldOfCluster(Survey.Progress progress) implements LiveProgress {
        @Override
        public void reached(long objects, long bytes) {
            progress.read(objects, bytes);
        }

        @Override
        public void reached(SortedMap<String, Long> objectsByResource) {
            progress.read(objectsByResource);
        }

        @Override
        public boolean isCancelled() {
            return progress.isCancelled();
        }

        @Override
        public boolean keepsPartial() {
            return progress.keepsPartial();
        }
    }

    private static SavedFormat.Recalled recalled(byte[] bytes) {
        return switch (SavedSnapshot.read(bytes)) {
            case SavedSnapshot.Recalled.Read(var snapshot) -> new SavedFormat.Recalled.Snapshot(snapshot);
            case SavedSnapshot.Recalled.Refused(var because) -> new SavedFormat.Recalled.Refused(because);
        };
    }

    /** Over a running cluster lie all the files. */
    private List<dev.meshward.scan.Source> everyPlace(InputStream standardInput) {
        return Stream.concat(source.names().stream(), source.laidOver().stream())
                .map(name -> place(name, standardInput))
                .toList();
    }

    private static List<dev.meshward.scan.Source> places(List<String> names, InputStream standardInput) {
        return names.stream().map(name -> place(name, standardInput)).toList();
    }

    private static dev.meshward.scan.Source place(String name, InputStream standardInput) {
        try {
            return dev.meshward.scan.Source.of(name, standardInput);
        } catch (InvalidPathException _) {
            throw new SourceRefused("\"" + name + "\" cannot be the name of a file.");
        }
    }

    private ScanOptions options() {
        var options = ScanOptions.everything()
                .withNamespaces(source.namespaces())
                .withSelector(selector())
                .withDefaultNamespace(source.defaultNamespace());
        return source.secrecy() == Source.Secrecy.NAMES_TOO ? options.redacted() : options;
    }

    private KubectlSelector selector() {
        return parsed(source.selector())
                .orElseThrow(() -> new IllegalArgumentException("The selector \"" + source.selector()
                        + "\" is none. Maybe Survey.understandsSelector was not asked first?"));
    }

    /** The selector this text says; empty where it says none. */
    static Optional<KubectlSelector> parsed(String selector) {
        return selector.isBlank() ? Optional.of(KubectlSelector.everything()) : KubectlSelector.parse(selector);
    }
}
