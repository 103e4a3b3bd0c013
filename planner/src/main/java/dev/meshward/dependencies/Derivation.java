package dev.meshward.dependencies;

import java.util.Collection;
import java.util.function.Consumer;

/** Calls that follow from other calls: who calls a name also calls what the name is routed to. */
public interface Derivation {

    /** States what follows from {@code claims}, each of which has been stated by some source. */
    void follow(Surroundings surroundings, Collection<Claim> claims, Consumer<Claim> further);
}
