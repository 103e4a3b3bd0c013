package dev.meshward.desktop.open;

import dev.meshward.desktop.background.Background;
import dev.meshward.desktop.background.Ticket;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Which cluster is open, or on its way. */
public final class OpenViewModel {

    private final List<SampleCluster> samples;
    private final ClusterReading reading;
    private final Background background;
    private final ReadOnlyObjectWrapper<OpenState> state;
    private Ticket current = new Ticket();

    public OpenViewModel(List<SampleCluster> samples, ClusterReading reading, Background background) {
        this.samples = List.copyOf(samples);
        this.reading = reading;
        this.background = background;
        this.state = new ReadOnlyObjectWrapper<>(new OpenState.NothingThere(
                samples.isEmpty() ? "No sample clusters were found beside Meshward." : "No cluster is open."));
    }

    public List<SampleCluster> samples() {
        return samples;
    }

    public ReadOnlyObjectProperty<OpenState> state() {
        return state.getReadOnlyProperty();
    }

    /** The sample to begin with: the one with most to look at. */
    public Optional<SampleCluster> first() {
        return samples.stream()
                .filter(sample -> sample.title().equals("Northwind Rail"))
                .findFirst()
                .or(() -> samples.stream().findFirst());
    }

    /** Opens this cluster, in place of one that is still being read. */
    public void open(SampleCluster sample) {
        current.cancel();
        var name = sample.title();
        state.set(new OpenState.Reading(name, "reading the manifests"));
        current = background.run(
                progress -> reading.read(name, sample.manifests(), progress),
                leg -> state.set(new OpenState.Reading(name, leg.doing())),
                overview -> state.set(new OpenState.Opened(overview)),
                thrown -> state.set(new OpenState.Failed(name, inWords(thrown))));
    }

    private static String inWords(Throwable thrown) {
        return Optional.ofNullable(thrown.getMessage()).orElse(thrown.getClass().getSimpleName());
    }
}
