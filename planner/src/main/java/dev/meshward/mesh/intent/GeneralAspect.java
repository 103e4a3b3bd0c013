package dev.meshward.mesh.intent;

/** Aspects of fields that belong to no intent. */
public enum GeneralAspect implements Aspect {
    NOT_READ("MT-001", "a field that no rule reads"),
    NEVER_EXISTED("MT-002", "a field or value that its mesh does not know, or not any more"),
    UNDERSTOOD_ALREADY("MT-003", "a field that the other mesh, or no mesh, reads as it is"),
    NOT_SAID("MT-004", "a field whose place in the other mesh is not settled"),
    DERIVED("MT-005", "a field that the mesh itself wrote"),
    MISSING_CONTEXT("MT-006", "something the source names and does not hold"),
    SURELY_NOT_MEANT("MT-007", "a setting that hardly says what was meant"),
    REPLACED("MT-008", "a field of an object that another version of it replaces");

    private final Entry entry;

    GeneralAspect(String code, String title) {
        this.entry = new Entry(code, "reading", title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
