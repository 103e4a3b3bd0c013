package dev.meshward.mesh.linkerd.security;

import dev.meshward.cluster.Workload;
import dev.meshward.mesh.intent.AccessText;
import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.NotePlace;
import dev.meshward.mesh.intent.Origin;
import dev.meshward.mesh.intent.PortRanges;
import dev.meshward.mesh.intent.SecurityAspect;
import dev.meshward.mesh.intent.SourceField;
import dev.meshward.mesh.intent.SourceReading;
import dev.meshward.mesh.intent.TransportSecurity.Mode;
import dev.meshward.mesh.intent.TransportSecurity.OfPort;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Ports without a Server that ask callers for an identity where the policy of such ports lets in anybody (linkerd B, C.2).
 *
 * @param isOfNamespace whether the namespace says it, for every pod that says nothing itself
 */
record IdentityPorts(Set<Integer> numbers, Origin origin, Author author, boolean isOfNamespace) {

    static final String ANNOTATION = "config.linkerd.io/proxy-require-identity-inbound-ports";

    /** More of them are no list that anybody wrote port by port. */
    private static final int MOST = 64;

    /** Policies that ask for no identity; with any other the annotation changes nothing. */
    private static final Set<String> OPEN = Set.of("all-unauthenticated", "cluster-unauthenticated");

    /** Where the annotation is written. */
    private record Note(SourceField field, Author author) {}

    /**
     * Those of a workload; empty where the annotation says nothing or changes nothing.
     *
     * @param claimed ports that Servers decide about, whatever the annotation says
     */
    static Optional<IdentityPorts> of(
            SourceReading source, Workload workload, Collection<Integer> claimed, String policy) {
        var own = source.all().stream()
                .filter(fields ->
                        fields.object().key().equals(workload.manifest().key()))
                .flatMap(IdentityPorts::ofPods)
                .findFirst();
        return own.or(() -> ofNamespace(source, workload.namespace()))
                .flatMap(note -> read(note, claimed, policy, own.isEmpty()));
    }

    private static Stream<Note> ofPods(Fields fields) {
        return notes(fields)
                .filter(note -> NotePlace.of(fields.object(), note.field()).isOnPods());
    }

    private static Optional<Note> ofNamespace(SourceReading source, String namespace) {
        return source.of("", "Namespace").stream()
                .filter(fields -> fields.object().key().name().equals(namespace))
                .flatMap(IdentityPorts::notes)
                .findFirst();
    }

    private static Stream<Note> notes(Fields fields) {
        return fields.notes().stream()
                .filter(note -> note.key().equals(ANNOTATION))
                .map(note -> new Note(note, Author.of(fields.object())));
    }

    private static Optional<IdentityPorts> read(
            Note written, Collection<Integer> claimed, String policy, boolean isOfNamespace) {
        var note = written.field();
        var ports = PortRanges.parse(note.look().textOr(""));
        if (ports.isEmpty()) {
            note.neverExisted("It is no list of ports and ranges.", "Write numbers with commas between.");
            return Optional.empty();
        }
        if (ports.get().size() > MOST) {
            note.lost(
                    SecurityAspect.TRANSPORT,
                    "It names " + ports.get().size() + " ports, and Istio says it of each port by itself.",
                    "Ask for an identity on all ports with default-inbound-policy, or name fewer.");
            return Optional.empty();
        }
        var numbers = new TreeSet<Integer>();
        ports.get().numbers().filter(port -> !claimed.contains(port)).forEach(numbers::add);
        if (numbers.isEmpty() || !OPEN.contains(policy)) {
            note.saysTheDefault(SecurityAspect.TRANSPORT);
            return Optional.empty();
        }
        return Optional.of(
                new IdentityPorts(numbers, note.take(SecurityAspect.TRANSPORT), written.author(), isOfNamespace));
    }

    Stream<OfPort> ofTransport() {
        return numbers.stream().map(port -> new OfPort(port, Mode.MUTUAL_ONLY, origin));
    }

    List<AccessText> texts() {
        return numbers.stream()
                .<AccessText>map(port -> new AccessText.Exact(Integer.toString(port)))
                .toList();
    }
}
