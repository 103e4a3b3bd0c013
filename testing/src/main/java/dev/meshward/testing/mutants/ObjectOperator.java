package dev.meshward.testing.mutants;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Changes one object in one file.
 *
 * @param folders where its files lie, such as {@code apply}
 * @param changes every way to change an object
 */
record ObjectOperator(
        String name,
        boolean isMeantHarmless,
        List<String> folders,
        BiFunction<Map<String, @Nullable Object>, Surrounding, Stream<Map<String, @Nullable Object>>> changes)
        implements Operator {

    static ObjectOperator harmful(
            String name,
            List<String> folders,
            BiFunction<Map<String, @Nullable Object>, Surrounding, Stream<Map<String, @Nullable Object>>> changes) {
        return new ObjectOperator(name, false, folders, changes);
    }

    @Override
    public Stream<Supplier<PlanText>> places(PlanText plan, Surrounding surrounding) {
        return plan.objects(folders.toArray(String[]::new))
                .flatMap(path -> changes.apply(plan.object(path), surrounding)
                        .filter(changed -> !changed.equals(plan.object(path)))
                        .map(changed -> (Supplier<PlanText>) () -> plan.with(path, changed)));
    }
}
