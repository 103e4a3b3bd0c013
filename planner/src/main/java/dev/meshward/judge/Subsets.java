package dev.meshward.judge;

import java.util.ArrayList;
import java.util.List;

/** What may have arrived of things that arrive in any order. */
final class Subsets {

    private Subsets() {}

    /**
     * Every subset of few things; of many the empty one, each alone, each pair, all but one, and all. Policies decide by
     * single objects and by which of two is older, so that larger subsets show nothing new.
     *
     * @return from none to all, each in the order written
     */
    static <T> List<List<T>> of(List<T> all, int few) {
        return all.size() <= few ? every(all) : some(all);
    }

    private static <T> List<List<T>> every(List<T> all) {
        var subsets = new ArrayList<List<T>>();
        for (int bits = 0; bits < 1 << all.size(); bits++) {
            var subset = new ArrayList<T>();
            for (int i = 0; i < all.size(); i++) {
                if ((bits >> i & 1) == 1) {
                    subset.add(all.get(i));
                }
            }
            subsets.add(subset);
        }
        return subsets;
    }

    private static <T> List<List<T>> some(List<T> all) {
        var subsets = new ArrayList<List<T>>();
        subsets.add(List.of());
        for (int i = 0; i < all.size(); i++) {
            subsets.add(List.of(all.get(i)));
            for (int j = i + 1; j < all.size(); j++) {
                subsets.add(List.of(all.get(i), all.get(j)));
            }
        }
        for (int i = 0; i < all.size(); i++) {
            var rest = new ArrayList<>(all);
            rest.remove(i);
            subsets.add(rest);
        }
        subsets.add(all);
        return subsets;
    }
}
