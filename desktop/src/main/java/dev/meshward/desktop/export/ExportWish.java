package dev.meshward.desktop.export;

import dev.meshward.export.documents.DocumentFormat;
import dev.meshward.export.gitops.Layout;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What of a plan is to be written besides the plan itself.
 *
 * @param layout the form for a repository
 * @param stages which ones the pages for the board and for the night are about
 */
public record ExportWish(Set<DocumentFormat> formats, Layout layout, Set<Page> pages, Stages stages) {

    /** A page for one reader. */
    public enum Page {
        BOARD,
        ONCALL,
        OWNERS,
        AUDITOR
    }

    /** About which stages. */
    public enum Stages {
        NEXT,
        ALL
    }

    public ExportWish {
        formats = Collections.unmodifiableSet(copy(DocumentFormat.class, formats));
        pages = Collections.unmodifiableSet(copy(Page.class, pages));
    }

    /** What the command line writes when nobody says otherwise. */
    public static ExportWish usual() {
        return new ExportWish(
                EnumSet.of(DocumentFormat.MARKDOWN, DocumentFormat.EXCEL), Layout.PLAIN, Set.of(), Stages.NEXT);
    }

    ExportWish with(DocumentFormat format, boolean isWanted) {
        return new ExportWish(changed(DocumentFormat.class, formats, format, isWanted), layout, pages, stages);
    }

    ExportWish with(Page page, boolean isWanted) {
        return new ExportWish(formats, layout, changed(Page.class, pages, page, isWanted), stages);
    }

    ExportWish with(Layout other) {
        return new ExportWish(formats, other, pages, stages);
    }

    ExportWish with(Stages other) {
        return new ExportWish(formats, layout, pages, other);
    }

    private static <E extends Enum<E>> EnumSet<E> copy(Class<E> kind, Set<E> values) {
        var copy = EnumSet.noneOf(kind);
        copy.addAll(values);
        return copy;
    }

    private static <E extends Enum<E>> EnumSet<E> changed(Class<E> kind, Set<E> values, E value, boolean isIn) {
        var changed = copy(kind, values);
        if (isIn) {
            changed.add(value);
        } else {
            changed.remove(value);
        }
        return changed;
    }
}
