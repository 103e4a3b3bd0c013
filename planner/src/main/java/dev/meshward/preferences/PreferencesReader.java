package dev.meshward.preferences;

import dev.meshward.adoption.PlanPreferences;
import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.manifest.DataReader;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Place;
import java.util.List;
import java.util.Optional;

/**
 * Reads what the user wants of a plan. Nothing is guessed and nothing is passed over: whatever is not understood, or
 * names something the cluster does not have, is refused with its line.
 */
public final class PreferencesReader {

    /** The preferences, or everything that is wrong with them. */
    public sealed interface Answer {

        record Read(PlanPreferences preferences) implements Answer {}

        /** @param refusals in the order of their lines; never empty */
        record Refused(List<Refusal> refusals) implements Answer {
            public Refused {
                refusals = refusals.stream().sorted().distinct().toList();
            }
        }
    }

    /**
     * Something that was not accepted.
     *
     * @param because one sentence: what was found, and what is expected
     */
    public record Refusal(Place place, String because) implements Comparable<Refusal> {

        @Override
        public int compareTo(Refusal other) {
            return java.util.Comparator.comparing(Refusal::place)
                    .thenComparing(Refusal::because)
                    .compare(this, other);
        }
    }

    private PreferencesReader() {}

    /** @param snapshot the cluster in which names have to exist */
    public static Answer read(String file, byte[] yaml, ClusterSnapshot snapshot) {
        var data = DataReader.yaml(file, yaml);
        var refusals = new Refusals();
        data.broken().ifPresent(place -> refusals.add(place, "The file cannot be read: " + data.because() + "."));
        data.repeatedKeys().forEach(place -> refusals.add(place, "This key stands here twice; which one counts?"));
        data.documents().stream()
                .skip(1)
                .forEach(more -> refusals.add(more, "Preferences are one document; here another one begins."));
        var root = data.documents().isEmpty()
                ? Field.of(file, dev.meshward.manifest.Mapping.empty())
                : data.documents().getFirst();
        return read(root, Optional.of(snapshot), refusals);
    }

    /** Reads preferences inside another file. Names are taken as they are: the cluster may have changed since. */
    public static Answer readAsWritten(Field root) {
        return read(root, Optional.empty(), new Refusals());
    }

    private static Answer read(Field root, Optional<ClusterSnapshot> snapshot, Refusals refusals) {
        var preferences = new PreferencesForm(new TargetReader(snapshot, refusals), refusals).read(root);
        return refusals.isEmpty() ? new Answer.Read(preferences) : new Answer.Refused(refusals.all());
    }
}
