package dev.meshward.dependencies.traps;

import dev.meshward.dependencies.address.KeyMeaning;
import dev.meshward.dependencies.configuration.Candidate;

/** An image or a package: {@code redis:7} has the shape of a host with a port. */
public final class ImageReference implements Trap {

    @Override
    public boolean catches(Candidate candidate) {
        return candidate.mention().meaning() == KeyMeaning.IMAGE;
    }
}
