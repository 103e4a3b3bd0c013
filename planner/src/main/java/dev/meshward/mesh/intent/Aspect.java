package dev.meshward.mesh.intent;

/**
 * One thing a field can be about, whatever mesh wrote it. A reader names the aspect of each field it takes; the other mesh
 * says for each aspect whether it has a form for it ({@link SupportTable}). The support matrix is the join of the two.
 */
public sealed interface Aspect
        permits GeneralAspect, RouteAspect, DestinationAspect, EdgeAspect, ProxyAspect, SecurityAspect {

    /** Where it stands in the catalogue. */
    Entry entry();

    /** The code of every sentence about this aspect, such as {@code MT-128}; never reused. */
    default String code() {
        return entry().code();
    }

    /** The name of the page about the intent it belongs to, such as {@code routes}. */
    default String intent() {
        return entry().intent();
    }

    /** What it is, in a few words. */
    default String title() {
        return entry().title();
    }

    /** The page that explains it, relative to the root of the project. */
    default String page() {
        return "docs/translation/" + intent() + ".md";
    }

    /** What the catalogue says of one aspect. */
    record Entry(String code, String intent, String title) {}
}
