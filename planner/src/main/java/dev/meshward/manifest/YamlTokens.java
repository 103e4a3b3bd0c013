package dev.meshward.manifest;

import java.io.StringReader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** The tokens of a YAML text, from the events of snakeyaml-engine. */
final class YamlTokens implements Tokens {

    private final ParserImpl parser;
    private final int linesBefore;
    private final Names names;
    private @Nullable Event event;

    /**
     * @param linesBefore lines of the file that stand before this text
     * @param longestLine characters of the longest line. The parser looks ahead within one line and copies its window
     *     at each refill, so a window shorter than a line would cost the square of its length.
     */
    YamlTokens(String text, int linesBefore, int longestLine, Names names) {
        var settings = LoadSettings.builder()
                .setCodePointLimit(Integer.MAX_VALUE)
                .setBufferSize(Math.max(4096, longestLine + 2))
                .build();
        this.parser = new ParserImpl(settings, new StreamReader(settings, new StringReader(text)));
        this.linesBefore = linesBefore;
        this.names = names;
    }

    @Override
    public Kind next() throws BrokenDocument {
        try {
            while (parser.hasNext()) {
                var read = parser.next();
                event = read;
                switch (read.getEventId()) {
                    case MappingStart:
                        return Kind.MAPPING;
                    case SequenceStart:
                        return Kind.SEQUENCE;
                    case MappingEnd, SequenceEnd:
                        return Kind.END;
                    case Scalar:
                        return Kind.SCALAR;
                    case Alias:
                        return Kind.ALIAS;
                    default:
                        break;
                }
            }
            return Kind.FINISHED;
        } catch (YamlEngineException broken) {
            throw inWords(broken);
        }
    }

    /** The parser's problem without its snippet: a snippet could show a password. */
    private BrokenDocument inWords(YamlEngineException broken) {
        return switch (broken) {
            case MarkedYamlEngineException marked ->
                new BrokenDocument(
                        lineOf(marked.getProblemMark().or(marked::getContextMark)),
                        "this is not valid YAML: " + YamlProblem.inWords(String.valueOf(marked.getProblem())));
            case ReaderException unreadable ->
                new BrokenDocument(
                        line(),
                        "this is not valid YAML: it contains the character U+%04X, which YAML does not allow"
                                .formatted(unreadable.getCodePoint()));
            default -> new BrokenDocument(line(), "this is not valid YAML");
        };
    }

    private int lineOf(Optional<Mark> mark) {
        return mark.map(known -> known.getLine() + 1 + linesBefore).orElse(linesBefore + 1);
    }

    @Override
    public int line() {
        return event == null ? linesBefore + 1 : lineOf(event.getStartMark());
    }

    @Override
    public String text() {
        return event instanceof ScalarEvent scalar ? names.shared(scalar.getValue()) : "";
    }

    @Override
    public Value.Scalar scalar() {
        if (!(event instanceof ScalarEvent scalar)) {
            return new Value.Nothing(line());
        }
        var tag = scalar.getTag().orElse("");
        boolean typedByShape = scalar.isPlain() ? tag.isEmpty() : isTypeTag(tag);
        return typedByShape || isTypeTag(tag) ? PlainScalar.read(text(), line()) : new Value.Text(text(), line());
    }

    /** {@code !!int "3"} is a number although it is quoted. */
    private static boolean isTypeTag(String tag) {
        return !tag.isEmpty()
                && (tag.equals(Tag.INT.getValue())
                        || tag.equals(Tag.FLOAT.getValue())
                        || tag.equals(Tag.BOOL.getValue())
                        || tag.equals(Tag.NULL.getValue()));
    }

    @Override
    public @Nullable String anchor() {
        if (event instanceof AliasEvent alias) {
            return alias.getAlias().getValue();
        }
        return event instanceof NodeEvent node
                ? node.getAnchor().map(Anchor::getValue).orElse(null)
                : null;
    }

    @Override
    public boolean isMergeKey() {
        return event instanceof ScalarEvent scalar
                && scalar.isPlain()
                && scalar.getValue().equals("<<");
    }
}
