package dev.meshward.export.excel;

import dev.meshward.adoption.Criticality;
import dev.meshward.adoption.Wish;
import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.manifest.Mapping;
import dev.meshward.saved.SavedPlan;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What edits mean: wishes for the planner, and decisions that are kept with the plan. Names are looked up in the cluster and in
 * the plan, since the file may say anything.
 *
 * @param decisions as plan.json keeps them: about a stage, or about a question
 * @param refusals edits that mean nothing; with any of them, nothing of the rest counts
 */
public record EditedWishes(List<Wish> wishes, List<Mapping> decisions, List<Edits.Remark> refusals) {

    private static final Map<String, String> KEY_BY_COLUMN = Map.of(
            StagesTable.BEGINS, "begins",
            StagesTable.ENDS, "ends",
            StagesTable.APPROVER, "approver",
            StagesTable.TICKET, "ticket",
            StagesTable.REPORTED, "status",
            QuestionsTable.NOTE, "note",
            QuestionsTable.ANSWER, "answer",
            QuestionsTable.BY, "by",
            QuestionsTable.DUE, "due");

    public EditedWishes {
        wishes = List.copyOf(wishes);
        decisions = List.copyOf(decisions);
        refusals = List.copyOf(refusals);
    }

    /** @param plan the one that is made again; stages and questions have to be in it */
    public static EditedWishes of(Edits.Read edits, ClusterSnapshot snapshot, Optional<SavedPlan> plan) {
        var reading = new Meaning(edits, snapshot, plan);
        edits.edits().forEach(reading::take);
        return new EditedWishes(
                reading.wishes,
                reading.decisions.values().stream().map(Mapping.Building::build).toList(),
                reading.refusals);
    }

    private record Meaning(
            Edits.Read edits,
            ClusterSnapshot snapshot,
            Optional<SavedPlan> plan,
            List<Wish> wishes,
            Map<String, Mapping.Building> decisions,
            List<Edits.Remark> refusals) {

        Meaning(Edits.Read edits, ClusterSnapshot snapshot, Optional<SavedPlan> plan) {
            this(edits, snapshot, plan, new ArrayList<>(), new LinkedHashMap<>(), new ArrayList<>());
        }

        void take(Edit edit) {
            switch (edit.sheet()) {
                case StagesTable.NAME -> decide(edit, "stage", edit.id(), stages());
                case QuestionsTable.NAME ->
                    decide(edit, "question", edit.id().replaceFirst("^question:", ""), questions());
                case NamespacesTable.NAME, WorkloadsTable.NAME ->
                    target(edit)
                            .ifPresentOrElse(
                                    target -> wish(edit, target),
                                    () -> refuse(edit, "This row is about nothing that is in the cluster."));
                default -> refuse(edit, "Nothing on this sheet is read.");
            }
        }

        private Stream<String> stages() {
            return plan.stream()
                    .flatMap(known -> known.stages().stream())
                    .map(saved -> saved.stage().id());
        }

        private Stream<String> questions() {
            return plan.stream().flatMap(known -> known.questions().stream());
        }

        private void refuse(Edit edit, String because) {
            refusals.add(new Edits.Remark(edit.place(), because));
        }

        private void decide(Edit edit, String about, String what, Stream<String> known) {
            if (plan.isEmpty()) {
                refuse(
                        edit,
                        "Dates, statuses, answers and notes are kept with the plan they were written for. Name its"
                                + " folder with --out.");
            } else if (known.noneMatch(what::equals)) {
                refuse(edit, "The plan in the folder has no such " + about + ". Perhaps it was made again since?");
            } else if (isMeaningful(edit)) {
                decisions
                        .computeIfAbsent(
                                about + ":" + what, _ -> Mapping.building().put(about, what))
                        .put(KEY_BY_COLUMN.getOrDefault(edit.column(), edit.column()), edit.now());
            }
        }

        private boolean isMeaningful(Edit edit) {
            boolean isDay = List.of(StagesTable.BEGINS, StagesTable.ENDS, QuestionsTable.DUE)
                    .contains(edit.column());
            if (isDay && !edit.now().isEmpty() && !isDay(edit.now())) {
                refuse(edit, "“" + edit.now() + "” is no day; write one such as 2027-01-04.");
                return false;
            }
            if (edit.column().equals(StagesTable.REPORTED) && !StagesTable.STATUSES.contains(edit.now())) {
                refuse(edit, "“" + edit.now() + "” is none of " + String.join(", ", StagesTable.STATUSES) + ".");
                return false;
            }
            return true;
        }

        private static boolean isDay(String text) {
            try {
                LocalDate.parse(text);
                return true;
            } catch (DateTimeParseException _) {
                return false;
            }
        }

        /** {@code namespace:shop} or {@code workload:Deployment/shop/cart}. */
        private Optional<Wish.Target> target(Edit edit) {
            var parts = edit.id().replaceFirst("^(namespace|workload):", "").split("/", -1);
            if (parts.length == 1) {
                return snapshot.namespace(parts[0]).map(_ -> new Wish.Target(parts[0], ""));
            }
            return parts.length != 3
                    ? Optional.empty()
                    : snapshot.workloadsIn(parts[1]).stream()
                            .filter(workload -> workload.name().equals(parts[2]))
                            .findFirst()
                            .map(workload -> new Wish.Target(parts[1], workload.name()));
        }

        private void wish(Edit edit, Wish.Target target) {
            switch (edit.column()) {
                case WorkloadsTable.OWNER -> {
                    if (!edit.now().isEmpty()) {
                        wishes.add(new Wish.OwnerOf(target, edit.now(), edit.place()));
                    }
                }
                case WorkloadsTable.NEVER -> {
                    if (!edit.now().isEmpty()) {
                        wishes.add(new Wish.Never(target, edit.now(), edit.place()));
                    }
                }
                case WorkloadsTable.CRITICALITY -> criticality(edit, target);
                case WorkloadsTable.JOINS -> join(edit, target);
                default -> refuse(edit, "Nothing in this column is read.");
            }
        }

        private void criticality(Edit edit, Wish.Target target) {
            Stream.of(Criticality.values())
                    .filter(each -> each.word().equals(edit.now()))
                    .findFirst()
                    .ifPresentOrElse(
                            each -> wishes.add(new Wish.CriticalityOf(target, each, edit.place())),
                            () -> refuse(
                                    edit,
                                    "“" + edit.now() + "” is none of "
                                            + String.join(", ", NamespacesTable.CRITICALITIES) + "."));
        }

        private void join(Edit edit, Wish.Target target) {
            var joins = edits.joinNumberByStage();
            var number = edit.now().matches("[0-9]{1,9}")
                    ? Optional.ofNullable(joins.get(Integer.valueOf(edit.now())))
                    : Optional.<Integer>empty();
            number.ifPresentOrElse(
                    each -> wishes.add(new Wish.At(target, each, edit.place())),
                    () -> refuse(
                            edit,
                            "“" + edit.now() + "” is no stage in which workloads join; those are "
                                    + joins.keySet().stream()
                                            .sorted()
                                            .map(String::valueOf)
                                            .toList() + "."));
        }
    }
}
