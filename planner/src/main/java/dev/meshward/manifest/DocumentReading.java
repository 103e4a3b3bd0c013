package dev.meshward.manifest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads the stretch of a file between two document markers, as JSON or YAML by its look. */
final class DocumentReading {

    /** A YAML object with a longer line than this exceeds what a cluster stores many times over. */
    private static final int LONGEST_YAML_LINE = 32 * 1024 * 1024;

    private final String file;
    private final byte[] bytes;
    private final DocumentSplit.Part part;
    private final Names names;

    DocumentReading(String file, byte[] bytes, DocumentSplit.Part part, Names names) {
        this.file = file;
        this.bytes = bytes;
        this.part = part;
        this.names = names;
    }

    /** All readings of this stretch; what was read before a broken place is kept. */
    List<Reading> readings() {
        var readings = new ArrayList<Reading>();
        if (!looksLikeJson()) {
            read(this::readYaml, readings::add);
            return readings;
        }
        try {
            readJson(readings::add);
            return readings;
        } catch (BrokenDocument brokenJson) {
            return asYamlAfterAll(brokenJson, readings);
        }
    }

    /** YAML that begins like JSON, such as a flow mapping with an unquoted key further on. */
    private List<Reading> asYamlAfterAll(BrokenDocument brokenJson, List<Reading> readAsJson) {
        var readings = new ArrayList<Reading>();
        try {
            readYaml(readings::add);
            return readings;
        } catch (BrokenDocument _) {
            readAsJson.add(inWords(brokenJson));
            return readAsJson;
        }
    }

    /** Hands readings out while the rest is still unread; for large documents. */
    void stream(Consumer<Reading> sink) {
        read(looksLikeJson() ? this::readJson : this::readYaml, sink);
    }

    private interface Attempt {
        void read(Consumer<Reading> sink) throws BrokenDocument;
    }

    private void read(Attempt attempt, Consumer<Reading> sink) {
        try {
            attempt.read(sink);
        } catch (BrokenDocument broken) {
            sink.accept(inWords(broken));
        }
    }

    private void readJson(Consumer<Reading> sink) throws BrokenDocument {
        int start = jsonStart();
        int linesBefore = part.linesBefore();
        for (int i = part.offset(); i < start; i++) {
            linesBefore += bytes[i] == '\n' ? 1 : 0;
        }
        int length = part.offset() + part.length() - start;
        new RootReading(new JsonTokens(bytes, start, length, linesBefore, names), file, sink).readAll();
    }

    private void readYaml(Consumer<Reading> sink) throws BrokenDocument {
        if (part.longestLine() > LONGEST_YAML_LINE) {
            throw new BrokenDocument(
                    part.linesBefore() + 1,
                    "one of its lines is longer than 32 MB; no object of a cluster is written so");
        }
        new RootReading(new YamlTokens(text(), part.linesBefore(), part.longestLine(), names), file, sink).readAll();
    }

    private String text() {
        return new String(bytes, part.offset(), part.length(), StandardCharsets.UTF_8);
    }

    private Reading inWords(BrokenDocument broken) {
        var place = new Place(file, broken.line(), "");
        return TemplateText.isTemplate(bytes, part, broken.line())
                ? new Reading.Foreign(place, Recognition.TEMPLATE)
                : new Reading.NotUnderstood(place, broken.because());
    }

    /** JSON begins with a quoted key or an empty object; {@code {{ .Values }}} and {@code {a: b}} do not. */
    private boolean looksLikeJson() {
        int start = jsonStart();
        if (start >= end() || (bytes[start] != '{' && bytes[start] != '[')) {
            return false;
        }
        int inside = afterBlanks(start + 1);
        return inside < end() && "\"}{[]".indexOf(bytes[inside]) >= 0 && (bytes[start] == '[' || bytes[inside] != '{');
    }

    /** The first byte after the document marker and blanks. */
    private int jsonStart() {
        int start = afterBlanks(part.offset());
        boolean isMarker =
                start + 3 < end() && bytes[start] == '-' && bytes[start + 1] == '-' && bytes[start + 2] == '-';
        return isMarker ? afterBlanks(start + 3) : start;
    }

    private int afterBlanks(int start) {
        int at = start;
        while (at < end() && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r' || bytes[at] == '\n')) {
            at++;
        }
        return at;
    }

    private int end() {
        return part.offset() + part.length();
    }
}
