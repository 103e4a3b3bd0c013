package dev.meshward.testing.house;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** A rule, and sources that it has to refuse. */
record HouseRule(String claim, ArchRule rule, List<Planted> planted) {
    @Override
    public String toString() {
        return claim;
    }
}
