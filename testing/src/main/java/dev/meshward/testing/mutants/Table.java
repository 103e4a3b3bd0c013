package dev.meshward.testing.mutants;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What became of all mutants, operator by operator. */
public record Table(List<Trial> trials) {

    /** Harmful and not refused. */
    public List<Trial> missed() {
        return of(trial -> trial.isHarmful() && !trial.isRefused());
    }

    /** Harmful and refused, but not for every call that breaks. */
    public List<Trial> unnamed() {
        return of(trial -> trial.isHarmful() && trial.isRefused() && !trial.isNamed());
    }

    /** Harmless and refused. */
    public List<Trial> wolves() {
        return of(trial -> !trial.isHarmful() && trial.isRefused());
    }

    public List<Trial> harmless() {
        return of(trial -> !trial.isHarmful());
    }

    private List<Trial> of(Predicate<Trial> which) {
        return trials.stream().filter(which).toList();
    }

    /** For the documentation. */
    public String markdown(List<Operator> operators) {
        var text = new StringBuilder("| Operator | Mutants | Harmful | refused | naming all | Harmless | refused |\n");
        text.append("|---|---|---|---|---|---|---|\n");
        var byOperator = new LinkedHashMap<String, List<Trial>>();
        operators.forEach(each ->
                byOperator.put(each.name(), of(trial -> trial.operator().name().equals(each.name()))));
        byOperator.put("**all**", trials);
        for (Map.Entry<String, List<Trial>> row : byOperator.entrySet()) {
            var table = new Table(row.getValue());
            int harmful = row.getValue().size() - table.harmless().size();
            int refused = harmful - table.missed().size();
            text.append("| %s | %d | %d | %d | %d | %d | %d |%n"
                    .formatted(
                            row.getKey(),
                            row.getValue().size(),
                            harmful,
                            refused,
                            refused - table.unnamed().size(),
                            table.harmless().size(),
                            table.wolves().size()));
        }
        return text.toString();
    }
}
