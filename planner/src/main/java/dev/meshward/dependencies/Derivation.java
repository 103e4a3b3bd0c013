package dev.meshward.dependencies;

import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Calls that follow from other calls: who calls a name also calls what the name is routed to. */
public interface Derivation {

    /** States what follows from {@code claims}, all that the sources have stated; asking for them takes a while. */
    void follow(Surroundings surroundings, Supplier<Collection<Claim>> claims, Consumer<Claim> further);
}
