package dev.meshward.adoption.schedule;

import java.util.ArrayList;
import java.util.List;

/** What a stage holds, kept up to date while tasks come and go. */
final class Load {

    private final Figures figures;
    private final List<Integer> members = new ArrayList<>();
    private final IntCounts sharedTouched = new IntCounts();
    private final IntCounts sharedNamespaces = new IntCounts();
    private int touched;
    private int namespaces;
    private int restarts;
    private int pinned;
    private final int[] climbing;

    Load(Figures figures) {
        this.figures = figures;
        this.climbing = new int[figures.grades];
    }

    /** How many climb in this stage, by grade. */
    int[] climbing() {
        return climbing;
    }

    List<Integer> members() {
        return members;
    }

    int size() {
        return members.size();
    }

    /** The grade of its tasks; a stage that mixes grades is held together by pins, and takes nobody. */
    int grade() {
        return figures.grade[members.getFirst()];
    }

    void add(int task) {
        members.add(task);
        touched += figures.ownTouched[task] + added(sharedTouched, figures.sharedTouched[task]);
        namespaces += figures.ownNamespaces[task] + added(sharedNamespaces, figures.sharedNamespaces[task]);
        restarts += figures.restarts[task];
        pinned += figures.pinned[task] ? 1 : 0;
        climb(task, 1);
    }

    void remove(int task) {
        members.remove(Integer.valueOf(task));
        touched -= figures.ownTouched[task] + removed(sharedTouched, figures.sharedTouched[task]);
        namespaces -= figures.ownNamespaces[task] + removed(sharedNamespaces, figures.sharedNamespaces[task]);
        restarts -= figures.restarts[task];
        pinned -= figures.pinned[task] ? 1 : 0;
        climb(task, -1);
    }

    private void climb(int task, int sign) {
        for (int grade = 0; grade < figures.climbing[task].length; grade++) {
            climbing[grade] += sign * figures.climbing[task][grade];
        }
    }

    private static int added(IntCounts counts, int[] numbers) {
        int news = 0;
        for (int number : numbers) {
            news += counts.add(number) ? 1 : 0;
        }
        return news;
    }

    private static int removed(IntCounts counts, int[] numbers) {
        int gone = 0;
        for (int number : numbers) {
            gone += counts.remove(number) ? 1 : 0;
        }
        return gone;
    }

    private static int widening(IntCounts counts, int[] numbers) {
        int news = 0;
        for (int number : numbers) {
            news += counts.contains(number) ? 0 : 1;
        }
        return news;
    }

    /** Whether the stage stays within the limits and of one grade with this task in it. */
    boolean takes(int task) {
        if (members.isEmpty() || (pinned == members.size() && figures.pinned[task])) {
            return true;
        }
        var capacity = figures.capacity;
        return isOfGrade(figures.grade[task])
                && restarts + figures.restarts[task] <= capacity.restarts()
                && touched + figures.ownTouched[task] + widening(sharedTouched, figures.sharedTouched[task])
                        <= capacity.touched()
                && namespaces + figures.ownNamespaces[task] + widening(sharedNamespaces, figures.sharedNamespaces[task])
                        <= capacity.namespaces();
    }

    private boolean isOfGrade(int grade) {
        if (pinned == 0) {
            return figures.grade[members.getFirst()] == grade;
        }
        return members.stream().allMatch(member -> figures.grade[member] == grade);
    }

    /** How much fuller the stage becomes by this task; less is a better fit. */
    int wideningBy(int task) {
        return figures.ownTouched[task]
                + widening(sharedTouched, figures.sharedTouched[task])
                + (figures.ownNamespaces[task] + widening(sharedNamespaces, figures.sharedNamespaces[task]))
                        * figures.namespaceWeight;
    }

    boolean hasGrade(int grade) {
        return pinned == 0
                ? !members.isEmpty() && grade() == grade
                : members.stream().anyMatch(member -> figures.grade[member] == grade);
    }

    /** How full it is, in workloads, with a namespace as many as come on one. */
    int fullness() {
        return touched + namespaces * figures.namespaceWeight;
    }
}
