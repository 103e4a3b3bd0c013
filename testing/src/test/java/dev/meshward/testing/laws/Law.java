package dev.meshward.testing.laws;

import java.util.List;

/** Something that holds for every cluster. */
interface Law {

    /** How the law is broken by this case; nothing where it holds. */
    List<String> brokenBy(Case drawn);
}
