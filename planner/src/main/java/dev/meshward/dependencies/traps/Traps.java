package dev.meshward.dependencies.traps;

import dev.meshward.dependencies.configuration.Candidate;
import java.util.List;

/** The traps that addresses are tried against. */
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

    private final List<Trap> traps;

    private Traps(List<Trap> traps) {
        this.traps = List.copyOf(traps);
    }

    public static Traps all() {
        return new Traps(ALL);
    }

    /** All but one, to see what that one catches. */
    public static Traps without(Class<? extends Trap> left) {
        return new Traps(ALL.stream().filter(trap -> !left.isInstance(trap)).toList());
    }

    public List<Trap> list() {
        return traps;
    }

    public boolean catchSome(Candidate candidate) {
        return traps.stream().anyMatch(trap -> trap.catches(candidate));
    }
}
