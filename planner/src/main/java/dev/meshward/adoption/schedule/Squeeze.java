package dev.meshward.adoption.schedule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Does without stages: takes one apart and finds places in the others for what was in it, where others may have to make room
 * and then look for a place themselves. A stage stays where that does not succeed soon.
 */
final class Squeeze {

    /** So many of the emptiest stages of a grade are taken apart, one after the other, before the grade is left as it is. */
    private static final int CANDIDATES = 4;

    private final Board board;
    private final StageFloor floor;
    private final long allowedInversions;
    private final SplittableRandom random = new SplittableRandom(4);
    private long looksLeft;

    /** @param looks how often a task may be held against a stage: bounds the work, not the time */
    Squeeze(Board board, StageFloor floor, long allowedInversions, long looks) {
        this.board = board;
        this.floor = floor;
        this.allowedInversions = allowedInversions;
        this.looksLeft = looks;
    }

    void run() {
        for (int grade : floor.grades()) {
            boolean isSqueezed = true;
            while (isSqueezed && stagesOf(grade).size() > floor.of(grade) && looksLeft > 0) {
                isSqueezed = isSqueezed(grade);
            }
        }
    }

    private List<Integer> stagesOf(int grade) {
        return IntStream.rangeClosed(1, board.stages())
                .filter(stage -> board.load(stage).grade() == grade)
                .boxed()
                .toList();
    }

    private boolean isSqueezed(int grade) {
        var emptiest = stagesOf(grade).stream()
                .filter(stage -> board.load(stage).members().stream().noneMatch(board::isPinned))
                .sorted(Comparator.comparingInt(stage -> board.load(stage).fullness()))
                .limit(CANDIDATES)
                .toList();
        long share = looksLeft / Math.max(1, emptiest.size());
        for (int stage : emptiest) {
            var before = board.schedule();
            if (isDispersed(stage, grade, share)) {
                return true;
            }
            board.set(before);
        }
        return false;
    }

    private boolean isDispersed(int stage, int grade, long looks) {
        long until = looksLeft - looks;
        var out = new ArrayList<>(board.takeStage(stage));
        var stages = stagesOf(grade);
        if (stages.isEmpty() || !board.isLawful()) {
            return false;
        }
        while (!out.isEmpty() && looksLeft > until) {
            int task = drawn(out);
            int place = bestPlace(task, stages);
            if (place > 0) {
                board.put(task, place);
            } else {
                out.addAll(madeRoomFor(task, stages.get(random.nextInt(stages.size()))));
            }
        }
        return out.isEmpty() && board.isLawful() && board.inversions() <= allowedInversions;
    }

    private int bestPlace(int task, List<Integer> stages) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        looksLeft -= stages.size();
        for (int stage : stages) {
            if (board.load(stage).takes(task)) {
                int widening = board.load(stage).wideningBy(task);
                if (widening < least && board.mayStand(task, stage)) {
                    best = stage;
                    least = widening;
                }
            }
        }
        return best;
    }

    /** Those that have no place now: who had to make room, or the task itself where that would help nothing. */
    private List<Integer> madeRoomFor(int task, int stage) {
        var gone = new ArrayList<Integer>();
        int size = board.sizeOf(task);
        int goneSize = 0;
        var members = new ArrayList<>(board.load(stage).members());
        while (!board.mayStand(task, stage) && !members.isEmpty() && goneSize <= size) {
            looksLeft--;
            int member = drawn(members);
            if (!board.isPinned(member) && board.mayGo(member)) {
                board.take(member);
                gone.add(member);
                goneSize += board.sizeOf(member);
            }
        }
        // Now and then somebody larger may go: otherwise two that do not fit would wait for each other for ever.
        boolean isWorthIt = goneSize <= size || random.nextInt(8) == 0;
        if (isWorthIt && board.mayStand(task, stage)) {
            board.put(task, stage);
            return gone;
        }
        return undone(task, stage, gone);
    }

    private List<Integer> undone(int task, int stage, List<Integer> gone) {
        gone.forEach(member -> board.put(member, stage));
        return List.of(task);
    }

    /** One by lot, which is taken out. */
    private int drawn(List<Integer> from) {
        int index = random.nextInt(from.size());
        int one = from.get(index);
        from.subList(index, index + 1).clear();
        return one;
    }
}
