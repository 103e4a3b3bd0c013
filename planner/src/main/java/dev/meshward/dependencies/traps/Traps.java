package dev.meshward.dependencies.traps;

import dev.meshward.dependencies.configuration.Candidate;
import java.util.List;

/** All the traps. */
public final class Traps {

    private static final List<Trap> ALL = List.of(
            new SecretValue(),
            new PlainWord(),
            new UnresolvedWord(),
            new ExclusionList(),
            new OwnListener(),
            new BrowserSide(),
            new ImageReference(),
            new SwitchedOff(),
            new OwnAddress(),
            new PortNotOffered(),
            new TrustIdentity(),
            new PublicHost(),
            new DocumentationLink());

    private Traps() {}

    public static List<Trap> all() {
        return ALL;
    }

    public static boolean catchSome(Candidate candidate) {
        return ALL.stream().anyMatch(trap -> trap.catches(candidate));
    }
}
