package dev.meshward.mesh.intent;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What one mesh can say of every aspect. The words of fates come from here, and so does the support matrix. */
public final class SupportTable {

    private final Map<Aspect, Support> supportByAspect;

    private SupportTable(Map<Aspect, Support> supportByAspect) {
        this.supportByAspect = Collections.unmodifiableMap(new LinkedHashMap<>(supportByAspect));
    }

    public static Filling filling() {
        return new Filling();
    }

    /** Where an aspect is missing, nothing is promised: the field is lost, and says that its place is not settled. */
    public Support of(Aspect aspect) {
        return supportByAspect.getOrDefault(
                aspect,
                new Support(
                        Support.Grade.NONE,
                        "There is no rule yet that says " + aspect.title() + ".",
                        "Write it by hand."));
    }

    public boolean knows(Aspect aspect) {
        return supportByAspect.containsKey(aspect);
    }

    public Map<Aspect, Support> all() {
        return supportByAspect;
    }

    /** Collects what a mesh can say. */
    public static final class Filling {

        private final Map<Aspect, Support> supportByAspect = new LinkedHashMap<>();

        private Filling() {}

        /** @param form what it becomes */
        public Filling exact(Aspect aspect, String form) {
            return put(aspect, new Support(Support.Grade.EXACT, form, ""));
        }

        /** @param difference what it becomes and what is different then */
        public Filling near(Aspect aspect, String difference) {
            return put(aspect, new Support(Support.Grade.APPROXIMATE, difference, ""));
        }

        /** @param instead what to do, since the mesh has no form for it */
        public Filling none(Aspect aspect, String because, String instead) {
            return put(aspect, new Support(Support.Grade.NONE, because, instead));
        }

        private Filling put(Aspect aspect, Support support) {
            if (supportByAspect.put(aspect, support) != null) {
                throw new IllegalArgumentException(
                        aspect + " is said twice. Maybe one of the lines means another aspect?");
            }
            return this;
        }

        public SupportTable build() {
            return new SupportTable(supportByAspect);
        }
    }
}
