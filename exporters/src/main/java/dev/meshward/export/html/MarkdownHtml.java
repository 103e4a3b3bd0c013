package dev.meshward.export.html;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Document;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;

/** Our Markdown documents as HTML. Markup in the names of others is shown, and never obeyed. */
final class MarkdownHtml {

    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

    private final Parser parser = Parser.builder().extensions(EXTENSIONS).build();

    private final HtmlRenderer renderer = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .urlSanitizer(new OwnPlaces())
            .omitSingleParagraphP(true)
            .attributeProviderFactory(_ -> new PageAttributes())
            .nodeRendererFactory(TickBox.Writer::new)
            .build();

    /**
     * A part of a document below a heading of the second level.
     *
     * @param title as HTML
     * @param html what follows it
     */
    record Section(String title, String html) {}

    String html(String markdown) {
        return renderer.render(parsed(markdown));
    }

    /** What stands before the first heading of the second level is left out. */
    List<Section> sections(String markdown) {
        var sections = new ArrayList<Section>();
        var node = parsed(markdown).getFirstChild();
        while (node != null) {
            var next = node.getNext();
            if (node instanceof Heading heading && heading.getLevel() == 2) {
                var body = new Document();
                next = moveBehind(heading, body);
                sections.add(new Section(line(heading), renderer.render(body)));
            }
            node = next;
        }
        return sections;
    }

    private Node parsed(String markdown) {
        var document = parser.parse(HtmlText.allowed(markdown));
        document.accept(new PageForm());
        return document;
    }

    /** Moves what follows the heading; the answer is the next heading, or nothing. */
    private static @Nullable Node moveBehind(Heading heading, Node body) {
        var node = heading.getNext();
        while (node != null && !(node instanceof Heading other && other.getLevel() <= 2)) {
            var next = node.getNext();
            body.appendChild(node);
            node = next;
        }
        return node;
    }

    private String line(Heading heading) {
        var line = new Paragraph();
        while (heading.getFirstChild() != null) {
            line.appendChild(heading.getFirstChild());
        }
        var document = new Document();
        document.appendChild(line);
        return renderer.render(document).strip();
    }
}
