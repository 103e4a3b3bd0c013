package dev.meshward.mesh.istio.security;

import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.NotePlace;
import dev.meshward.mesh.intent.PortRanges;
import dev.meshward.mesh.intent.ProxySetting;
import dev.meshward.mesh.intent.ProxySetting.Kind;
import dev.meshward.mesh.intent.SecurityAspect;
import dev.meshward.mesh.intent.SourceField;
import dev.meshward.mesh.intent.SourceReading;
import dev.meshward.mesh.intent.Unmatched;

/** Annotations of pods that say which ports and addresses their sidecars take in (istio B.3). */
final class CaptureNotes {

    static final String PREFIX = "traffic.sidecar.istio.io/";

    private final SourceReading source;

    CaptureNotes(SourceReading source) {
        this.source = source;
    }

    void read(Fields fields, SourceField note, NotePlace place) {
        switch (note.key().substring(PREFIX.length())) {
            case "excludeInboundPorts" -> ports(fields, note, place, Kind.INBOUND_PORTS_PASSED_BY, false);
            case "excludeOutboundPorts" -> ports(fields, note, place, Kind.OUTBOUND_PORTS_PASSED_BY, false);
            case "includeInboundPorts" -> ports(fields, note, place, Kind.INBOUND_PORTS_PASSED_BY, true);
            case "excludeOutboundIPRanges" ->
                setting(
                        fields,
                        note,
                        place,
                        Kind.ADDRESSES_PASSED_BY,
                        SecurityAspect.ADDRESS_CAPTURE,
                        note.look().textOr(""));
            case "includeOutboundPorts" -> outbound(fields, note);
            default -> chosen(fields, note);
        }
    }

    /** Where all addresses are taken in, ports that are taken in besides change nothing. */
    private void outbound(Fields fields, SourceField note) {
        boolean allAreTakenIn = fields.notes().stream()
                .filter(each -> each.key().equals(PREFIX + "includeOutboundIPRanges"))
                .allMatch(each -> each.look().is("*"));
        if (allAreTakenIn) {
            note.saysTheDefault(SecurityAspect.CAPTURE_BY_CHOICE);
        } else {
            chosen(fields, note);
        }
    }

    private void chosen(Fields fields, SourceField note) {
        if (note.look().is("*")) {
            note.staysAsItIs();
        } else {
            source.intend(new Unmatched(
                    Author.of(fields.object()),
                    note.extra(SecurityAspect.CAPTURE_BY_CHOICE).stream().toList()));
        }
    }

    /** Ports that are to be captured are said by those that are not. */
    private void ports(Fields fields, SourceField note, NotePlace place, Kind kind, boolean isIncluding) {
        var text = note.look().textOr("").strip();
        if (isIncluding && text.equals("*")) {
            note.staysAsItIs();
            return;
        }
        var ports = PortRanges.parse(text);
        if (ports.isEmpty()) {
            note.neverExisted("Istio refuses pods whose ports are no numbers.", "Write numbers with commas between.");
            return;
        }
        var passedBy = isIncluding ? ports.get().others() : ports.get();
        setting(fields, note, place, kind, SecurityAspect.CAPTURE, passedBy.toString());
    }

    private void setting(
            Fields fields, SourceField note, NotePlace place, Kind kind, SecurityAspect aspect, String value) {
        note.text(aspect)
                .ifPresent(said ->
                        source.intend(new ProxySetting(Author.of(fields.object()), place, kind, said.as(_ -> value))));
    }
}
