package dev.meshward.export.html;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.renderer.html.AttributeProvider;

/** Names may run from right to left, code may be scrolled by keyboard, and the headings of stages are places to go to. */
final class PageAttributes implements AttributeProvider {

    private static final Set<String> HOLDS_NAMES =
            Set.of("h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "th", "td", "code");

    private static final Pattern STAGE = Pattern.compile("([0-9]+)\\. .*", Pattern.DOTALL);

    @Override
    public void setAttributes(Node node, String tag, Map<String, String> attributes) {
        if (HOLDS_NAMES.contains(tag)) {
            attributes.put("dir", "auto");
        }
        if (tag.equals("pre")) {
            attributes.put("tabindex", "0");
        }
        if (tag.equals("th") && node instanceof TableCell cell) {
            attributes.put("scope", cell.getParent().getParent() instanceof TableHead ? "col" : "row");
        }
        if (node instanceof TableBlock && !(node.getFirstChild() instanceof TableHead)) {
            attributes.put("class", "facts");
        }
        if (node instanceof Heading heading && heading.getLevel() == 3 && node.getFirstChild() instanceof Text text) {
            var stage = STAGE.matcher(text.getLiteral());
            if (stage.matches()) {
                attributes.put("id", "stage-" + stage.group(1));
            }
        }
    }
}
