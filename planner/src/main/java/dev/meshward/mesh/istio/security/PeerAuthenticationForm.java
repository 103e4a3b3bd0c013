package dev.meshward.mesh.istio.security;

import dev.meshward.cluster.LabelSelector;
import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.Origin;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.SecurityAspect;
import dev.meshward.mesh.intent.SelectedPods;
import dev.meshward.mesh.intent.SourceField;
import dev.meshward.mesh.intent.SourceReading;
import dev.meshward.mesh.intent.TransportSecurity;
import dev.meshward.mesh.intent.TransportSecurity.Mode;
import dev.meshward.mesh.intent.TransportSecurity.OfPort;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** PeerAuthentications, the narrower and the older ones first, since those decide (istio A.7). */
final class PeerAuthenticationForm {

    private final SourceReading source;
    private final String root;

    PeerAuthenticationForm(SourceReading source, String root) {
        this.source = source;
        this.root = root;
    }

    void read() {
        var byAge = source.of(IstioSecurity.SECURITY, "PeerAuthentication").stream()
                .sorted(Comparator.comparing(PeerAuthenticationForm::createdAt)
                        .thenComparing(fields -> fields.object().key()))
                .toList();
        byAge.stream().filter(this::isOfPods).forEach(fields -> intend(fields, selected(fields)));
        Set<String> decided = new HashSet<>();
        Stream.of(false, true)
                .forEach(ofMesh -> byAge.stream()
                        .filter(fields -> !isOfPods(fields) && isInRoot(fields) == ofMesh)
                        .forEach(fields -> ofNamespace(fields, decided)));
    }

    /** Without a moment it is newer than all that have one. */
    private static String createdAt(Fields fields) {
        return fields.object().at("metadata", "creationTimestamp").textOr("~");
    }

    private boolean isOfPods(Fields fields) {
        return !selector(fields).selectsEverything();
    }

    private boolean isInRoot(Fields fields) {
        return namespace(fields).equals(root);
    }

    private static LabelSelector selector(Fields fields) {
        return LabelSelector.of(fields.spec().at("selector").look());
    }

    private static String namespace(Fields fields) {
        return fields.object().key().namespace();
    }

    private static SelectedPods selected(Fields fields) {
        return SelectedPods.in(namespace(fields), selector(fields));
    }

    private void ofNamespace(Fields fields, Set<String> decided) {
        if (!decided.add(namespace(fields))) {
            fields.spec()
                    .lost(
                            SecurityAspect.TRANSPORT,
                            "An older PeerAuthentication without selector decides for the same pods.",
                            "Delete it, or write what it says into the older one.");
            return;
        }
        fields.spec()
                .at("portLevelMtls")
                .lost(
                        SecurityAspect.TRANSPORT,
                        "Ports need a selector in Istio too; without one the object is invalid.",
                        "Add the selector that is meant.");
        intend(
                fields,
                isInRoot(fields) ? SelectedPods.ofMesh(selector(fields)) : SelectedPods.allIn(namespace(fields)));
    }

    private void intend(Fields fields, SelectedPods pods) {
        if (isInRoot(fields) && isOfPods(fields)) {
            fields.spec()
                    .lost(
                            SecurityAspect.TRANSPORT,
                            "Istio ignores a PeerAuthentication with a selector in its root namespace.",
                            "Move it to the namespace of the pods it is meant for.");
            return;
        }
        var where = fields.spec().at("selector").take(SecurityAspect.SELECTION);
        var mode = mode(fields.spec().at("mtls", "mode"));
        var ports = fields.spec().at("portLevelMtls").entries().stream()
                .flatMap(entry -> port(entry).stream())
                .toList();
        source.intend(new TransportSecurity(
                Author.of(fields.object()),
                pods,
                mode.map(said -> new Said<>(said.value(), said.origin().and(where))),
                ports.stream().map(port -> withOrigin(port, where)).toList()));
    }

    private static OfPort withOrigin(OfPort port, Origin more) {
        return new OfPort(port.port(), port.mode(), port.origin().and(more));
    }

    private static Optional<OfPort> port(SourceField entry) {
        if (!entry.key().matches("\\d{1,5}")) {
            entry.neverExisted("Ports are numbers of the container here.", "Write the number of the container port.");
            return Optional.empty();
        }
        return mode(entry.at("mode"))
                .map(mode -> new OfPort(Integer.parseInt(entry.key()), mode.value(), mode.origin()));
    }

    /** Empty where a wider setting decides. */
    private static Optional<Said<Mode>> mode(SourceField mode) {
        var word = mode.look().textOr("");
        return switch (word) {
            case "STRICT" -> said(mode, Mode.MUTUAL_ONLY);
            case "PERMISSIVE" -> said(mode, Mode.EITHER);
            case "DISABLE" -> said(mode, Mode.PLAINTEXT_ONLY);
            case "UNSET" -> {
                mode.staysAsItIs();
                yield Optional.empty();
            }
            default -> {
                mode.neverExisted(
                        "There is no mode \"" + word + "\".",
                        "Write STRICT, PERMISSIVE or DISABLE, whichever is meant.");
                yield Optional.empty();
            }
        };
    }

    private static Optional<Said<Mode>> said(SourceField mode, Mode meaning) {
        return mode.text(SecurityAspect.TRANSPORT).map(said -> said.as(_ -> meaning));
    }
}
