package dev.meshward.status;

import dev.meshward.adoption.Gate;

/** Looks at a gate. Whoever has nobody to ask says that it was not evaluated. */
@FunctionalInterface
public interface Gatekeeper {

    GateLook look(Gate gate);

    /** A gate that a person has to answer: no metric can tell. */
    static boolean asksAPerson(Gate gate) {
        return gate.expect().equals("yes");
    }
}
