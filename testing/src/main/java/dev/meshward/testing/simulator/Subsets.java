package dev.meshward.testing.simulator;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Every combination of few; of many the first ones, each alone, all but one, and all. */
final class Subsets {

    private static final int FEW = 6;

    static List<List<Op>> of(List<Op> all) {
        var subsets = new LinkedHashSet<List<Op>>();
        if (all.size() <= FEW) {
            for (int bits = 0; bits < 1 << all.size(); bits++) {
                var some = new ArrayList<Op>();
                for (int i = 0; i < all.size(); i++) {
                    if ((bits >> i & 1) == 1) {
                        some.add(all.get(i));
                    }
                }
                subsets.add(some);
            }
            return List.copyOf(subsets);
        }
        for (int i = 0; i <= all.size(); i++) {
            subsets.add(all.subList(0, i));
            subsets.add(all.subList(i, Math.min(i + 1, all.size())));
            var rest = new ArrayList<>(all);
            rest.subList(i, Math.min(i + 1, all.size())).clear();
            subsets.add(rest);
        }
        return List.copyOf(subsets);
    }
}
