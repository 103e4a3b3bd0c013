package dev.meshward.export.html;

import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;

/**
 * What our documents mean beyond Markdown: a list of facts, a box to tick, a line break inside a cell. Pictures, which they
 * never hold, become their words.
 */
final class PageForm extends AbstractVisitor {

    private static final String TO_TICK = "[ ] ";

    @Override
    public void visit(HtmlInline markup) {
        if (markup.getLiteral().equals("<br/>")) {
            markup.insertBefore(new HardLineBreak());
            markup.unlink();
        }
    }

    @Override
    public void visit(Image image) {
        visitChildren(image);
        while (image.getFirstChild() != null) {
            image.insertBefore(image.getFirstChild());
        }
        image.unlink();
    }

    @Override
    public void visit(ListItem item) {
        visitChildren(item);
        if (item.getFirstChild() instanceof Paragraph line
                && line.getFirstChild() instanceof Text text
                && text.getLiteral().startsWith(TO_TICK)) {
            text.setLiteral(text.getLiteral().substring(TO_TICK.length()));
            var box = new TickBox();
            moveChildren(line, box);
            line.appendChild(box);
        }
    }

    private static void moveChildren(Node from, Node to) {
        while (from.getFirstChild() != null) {
            to.appendChild(from.getFirstChild());
        }
    }

    @Override
    public void visit(CustomBlock block) {
        visitChildren(block);
        if (block instanceof TableBlock && block.getFirstChild() instanceof TableHead head && isBlank(head)) {
            head.unlink();
            block.accept(new FactNames());
        }
    }

    private static boolean isBlank(TableHead head) {
        for (var cell = head.getFirstChild().getFirstChild(); cell != null; cell = cell.getNext()) {
            if (cell.getFirstChild() != null) {
                return false;
            }
        }
        return true;
    }

    /** The first cell of every row names the fact. */
    private static final class FactNames extends AbstractVisitor {
        @Override
        public void visit(org.commonmark.node.CustomNode node) {
            if (node instanceof TableCell cell && cell.getPrevious() == null) {
                cell.setHeader(true);
            }
            visitChildren(node);
        }
    }
}
