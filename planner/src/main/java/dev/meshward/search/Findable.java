package dev.meshward.search;

import java.util.List;

/** Something that may be found: a workload on the map, a row of a table, a call, a finding. */
public interface Findable {

    /** All that words without a field are looked for in; each word may be in another one of them. */
    List<String> texts();

    /**
     * What the field holds for it; several where several apply, such as both ends of a call. Empty where it holds nothing: it is
     * then not found by that field.
     */
    List<String> values(SearchField field);
}
