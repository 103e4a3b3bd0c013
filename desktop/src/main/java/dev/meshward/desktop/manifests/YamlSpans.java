package dev.meshward.desktop.manifests;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the parts of a YAML text are, line by line, so that they can be told apart by colour. Lines of block scalars are text,
 * whatever they look like. Text that is no YAML comes out as plain text, nothing of it is lost.
 */
public final class YamlSpans {

    private static final Pattern ENTRY =
            Pattern.compile("^(\\s*(?:- +)*)((?:\"[^\"]*\"|'[^']*'|[^\\s#\"'\\-:][^:#]*|[^\\s#:]+))(:)(?=\\s|$)(.*)$");
    private static final Pattern ITEM = Pattern.compile("^(\\s*(?:- +|-$)+)(.*)$");
    private static final Pattern BLOCK = Pattern.compile("^\\s*(?:![^ ]+ +)?[|>][-+0-9]*\\s*(?:#.*)?$");
    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)#");
    private static final Pattern LITERAL = Pattern.compile("-?\\d[\\d._]*|true|false|null|~");

    private final List<List<Span>> lines = new ArrayList<>();
    private Optional<Integer> block = Optional.empty();

    /** What a part is. */
    public enum Kind {
        PLAIN,
        KEY,
        TEXT,
        LITERAL,
        COMMENT,
        MARK;

        /** The name of the style in which parts of this kind are written. */
        public String style() {
            return "yaml-" + name().toLowerCase(Locale.ROOT);
        }
    }

    /** A part of a line. */
    public record Span(Kind kind, String text) {}

    private YamlSpans() {}

    /** The parts of every line; put together they are the line. */
    public static List<List<Span>> of(String text) {
        var spans = new YamlSpans();
        text.lines().forEach(spans::line);
        return List.copyOf(spans.lines);
    }

    private void line(String line) {
        var spans = new ArrayList<Span>();
        if (isInBlock(line)) {
            add(spans, Kind.TEXT, line);
        } else {
            block = Optional.empty();
            outside(line, spans);
        }
        lines.add(List.copyOf(spans));
    }

    private boolean isInBlock(String line) {
        return block.filter(indent -> line.isBlank() || indent(line) > indent).isPresent();
    }

    private static int indent(String line) {
        int at = 0;
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private void outside(String line, List<Span> spans) {
        var entry = ENTRY.matcher(line);
        var item = ITEM.matcher(line);
        if (line.stripLeading().startsWith("#")) {
            add(spans, Kind.COMMENT, line);
        } else if (line.startsWith("---")) {
            add(spans, Kind.MARK, line);
        } else if (entry.matches()) {
            add(spans, Kind.PLAIN, entry.group(1));
            add(spans, Kind.KEY, entry.group(2));
            add(spans, Kind.MARK, entry.group(3));
            value(entry.group(4), entry.group(1).length(), spans);
        } else if (item.matches()) {
            add(spans, Kind.MARK, item.group(1));
            value(item.group(2), indent(line), spans);
        } else {
            value(line, indent(line), spans);
        }
    }

    /** @param indent of what the value belongs to; a block scalar goes on as long as lines lie deeper */
    private void value(String text, int indent, List<Span> spans) {
        if (BLOCK.matcher(text).matches()) {
            block = Optional.of(indent);
            add(spans, Kind.MARK, text);
            return;
        }
        var comment = COMMENT.matcher(text);
        boolean isQuoted =
                text.stripLeading().startsWith("\"") || text.stripLeading().startsWith("'");
        int end = !isQuoted && comment.find() ? comment.start() : text.length();
        var value = text.substring(0, end);
        add(spans, kind(value.strip()), value);
        add(spans, Kind.COMMENT, text.substring(end));
    }

    private static Kind kind(String value) {
        if (value.startsWith("\"") || value.startsWith("'")) {
            return Kind.TEXT;
        }
        return LITERAL.matcher(value).matches() ? Kind.LITERAL : Kind.PLAIN;
    }

    private static void add(List<Span> spans, Kind kind, String text) {
        if (!text.isEmpty()) {
            spans.add(new Span(kind, text));
        }
    }
}
