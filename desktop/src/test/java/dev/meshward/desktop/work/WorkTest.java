package dev.meshward.desktop.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.adoption.Limits;
import dev.meshward.adoption.Move;
import dev.meshward.adoption.StageKind;
import dev.meshward.adoption.Wish;
import dev.meshward.dependencies.stated.Statement;
import dev.meshward.desktop.session.Answer;
import dev.meshward.desktop.session.Baseline;
import dev.meshward.desktop.session.Decision;
import dev.meshward.desktop.session.MapKept;
import dev.meshward.desktop.session.OpenedSession;
import dev.meshward.desktop.session.Said;
import dev.meshward.desktop.session.Session;
import dev.meshward.desktop.session.SessionState;
import dev.meshward.desktop.session.Standing;
import dev.meshward.export.layout.Area;
import dev.meshward.export.layout.Arrangement;
import dev.meshward.export.layout.Link;
import dev.meshward.export.layout.Point;
import dev.meshward.manifest.Place;
import dev.meshward.survey.MoveAnswer;
import dev.meshward.survey.PlanEdits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the corner shop: saved, opened, lost and found again. */
class WorkTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @TempDir
    private Path folder = Path.of("");

    private final OpenedSession opened = new OpenedSession();
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void open() throws InterruptedException {
        opened.open("corner-shop");
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void everything_people_said_and_moved_is_there_again() throws InterruptedException {
        var work = work(opened.session());
        opened.session().say("Said everything", WorkTest::everything);
        moveSomething();
        var moves = moves(opened.session());
        var said = opened.session().now().said();
        opened.session().keep(map());
        work.saveAs(folder.resolve("shop"), () -> {});
        opened.until(() -> work.file().get().isPresent());

        assertThat(opened.session().isModified()).isFalse();
        assertThat(work.recent().get().entries())
                .extracting(RecentWork.Entry::title)
                .contains("corner-shop");
        opened.session().begin(SessionState.empty());
        work.open(folder.resolve("shop.meshward"));
        opened.until(() -> opened.session().now().snapshot().isPresent());
        assertThat(opened.session().now().said()).isEqualTo(said);
        assertThat(opened.session().now().map()).isEqualTo(map());
        assertThat(opened.session().isModified()).isFalse();
        opened.until(() -> opened.session().now().isPlanned());
        assertThat(moves).isNotEmpty();
        assertThat(moves(opened.session())).isEqualTo(moves);
        assertThat(opened.session().isModified()).isFalse();
    }

    @Test
    void a_move_survives_planning_again_with_other_wishes_and_another_mesh_in_between() throws InterruptedException {
        moveSomething();
        var moves = moves(opened.session());

        opened.session()
                .say(
                        "Set limits",
                        said -> said.withPreferences(said.preferences().withLimits(new Limits(25, 3, 150))));
        opened.until(() -> opened.session().now().isPlanned());

        assertThat(moves(opened.session())).isEqualTo(moves);
        var result = opened.session().now().donePlan().orElseThrow().result();
        assertThat(result.history().moves()).isEqualTo(moves);
        moves.forEach(move -> assertThat(result.plan().stages())
                .filteredOn(stage -> stage.id().equals(move.stage()))
                .allMatch(stage -> stage.workloads().contains(move.workload()))
                .hasSize(1));
    }

    @Test
    void the_same_session_gives_the_same_bytes() throws IOException, InterruptedException {
        var state = opened.session().now().saying(WorkTest::everything);
        var bytes = WorkFile.write(state);
        var read = WorkFile.read("a.meshward", bytes);

        assertThat(read)
                .isInstanceOfSatisfying(
                        WorkFile.Reading.Read.class,
                        again -> assertThat(WorkFile.write(again.state())).isEqualTo(bytes));
    }

    @Test
    void what_cannot_be_read_is_refused_in_words() {
        var text = new String(WorkFile.write(opened.session().now()), java.nio.charset.StandardCharsets.UTF_8);

        assertThat(refusal(text.replace("session/v1", "session/v9")))
                .contains("another version", "meshward.dev/session/v9", "meshward.dev/session/v1");
        assertThat(refusal(text.substring(0, text.length() / 2))).contains("damaged or cut short");
        assertThat(refusal("{}")).contains("no work file");
        assertThat(refusal("")).contains("damaged");
        assertThat(refusal(text.replace("\"standing\": \"ordinary\"", "\"standing\": \"holy\"")))
                .contains("standing", "holy", "line");
        assertThat(refusal(text.replace("\"calls\": []", "\"calls\": \"none\"")))
                .contains("calls is no list");
        assertThat(refusal(text.replace("\"standing\"", "\"colour\""))).contains("\"colour\" is not known");
        assertThat(refusal(text.replace("\"livedWith\": []", "\"livedWith\": [{\"code\": \"MW-101\"}]")))
                .contains("livedWith[0].object");
    }

    @Test
    void what_was_not_saved_when_the_window_died_is_offered_and_gone_on_with() throws InterruptedException {
        // A window that is never closed: a process with another number.
        var lost = new Session();
        var copy = new Recovery(
                new Configuration(folder), ProcessHandle.current().parent().orElseThrow());
        lost.beginUnsaved(opened.session().now().saying(WorkTest::everything));
        copy.keep(
                WorkFile.write(lost.now()),
                "Corner Shop",
                Optional.empty(),
                InstantSource.system().instant());
        rename("unsaved");

        var work = work(opened.session());
        assertThat(work.unsaved().get()).extracting(Unsaved::title).containsExactly("Corner Shop");
        work.recover(work.unsaved().get().getFirst());
        opened.until(() -> opened.session().now().said().equals(lost.now().said()));
        assertThat(opened.session().isModified()).isTrue();
        var own = ProcessHandle.current().pid() + "-";
        opened.until(() -> work.unsaved().get().isEmpty()
                && copies().size() == 1
                && copies().getFirst().startsWith(own));
        work.close();
        assertThat(copies()).isEmpty();
    }

    @Test
    void a_copy_is_kept_from_the_first_change_on_and_goes_when_it_is_taken_back() throws InterruptedException {
        var work = work(opened.session());
        assertThat(copies()).isEmpty();

        opened.session().say("Decided", said -> said.deciding(decision("owner", "Ines")));
        opened.until(() -> copies().size() == 1);
        opened.session().undo();
        opened.until(() -> copies().isEmpty());
        assertThat(work.file().get()).isEmpty();
    }

    @Test
    void what_somebody_else_wrote_meanwhile_is_put_together_and_nothing_of_it_is_overwritten()
            throws InterruptedException, IOException {
        var work = work(opened.session());
        var file = folder.resolve("shop.meshward");
        work.saveAs(file, () -> {});
        opened.until(() -> work.file().get().isPresent());
        Files.write(
                file, WorkFile.write(opened.session().now().saying(said -> said.deciding(decision("mesh", "Istio")))));

        opened.session().say("Decided", said -> said.deciding(decision("owner", "Ines")));
        work.save(() -> told.add("then"));
        opened.until(() -> told.contains("then"));
        assertThat(opened.session().now().said().decisions())
                .extracting(Decision::id)
                .containsExactlyInAnyOrder("owner", "mesh");

        Files.write(
                file, WorkFile.write(opened.session().now().saying(said -> said.deciding(decision("owner", "Oli")))));
        opened.session().say("Decided", said -> said.deciding(decision("owner", "Uma")));
        told.clear();
        work.save(() -> told.add("then"));
        opened.until(() -> !told.isEmpty());
        assertThat(told).singleElement().asString().contains("Not saved", "decision owner");
        assertThat(Files.readString(file)).contains("Oli").doesNotContain("Uma");
    }

    private String refusal(String text) {
        return WorkFile.read("a.meshward", text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        instanceof WorkFile.Reading.Refused(var because)
                ? because
                : "";
    }

    private Work work(Session session) {
        return new Work(session, opened.another(), new Configuration(folder), InstantSource.system(), told::add);
    }

    /** As if the process that kept it had ended. */
    private void rename(String name) {
        try (var files = Files.list(folder.resolve(name))) {
            for (var file : files.toList()) {
                var ending = file.getFileName().toString().replaceFirst("^[^.]*", "0-0");
                Files.move(file, file.resolveSibling(ending));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> copies() {
        var unsaved = folder.resolve("unsaved");
        if (!Files.isDirectory(unsaved)) {
            return List.of();
        }
        try (var files = Files.list(unsaved)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(WorkFile.ENDING))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void what_somebody_made_of_the_map_is_nothing_to_save_and_undo_leaves_it_alone() {
        opened.session().say("Marked", said -> said.withStanding(Standing.PRODUCTION));
        opened.session().keep(map());
        opened.session().undo();

        assertThat(opened.session().isModified()).isFalse();
        assertThat(opened.session().now().map()).isEqualTo(map());
        assertThat(opened.session().now().said().standing()).isEqualTo(Standing.ORDINARY);
    }

    private static MapKept map() {
        var link = new Link("namespace shop", "outside");
        return new MapKept(
                new Arrangement(
                        new TreeMap<>(Map.of(
                                "namespace shop", new Area(0, 10.5, 120, 46), "outside", new Area(-300, 0, 150, 46))),
                        new TreeMap<>(),
                        new TreeMap<>(Map.of(link, List.of(new Point(0, 33.5), new Point(-40, 33.5))))),
                Set.of("shop"),
                Set.of("outside"),
                MapKept.Colouring.READINESS,
                "ns:shop",
                MapKept.SearchMode.SHOW_ONLY,
                Set.of("ready"),
                List.of("ns:shop", "confidence<high"));
    }

    private void moveSomething() throws InterruptedException {
        var edits = opened.planned().edits();
        var moved = movings(edits).stream()
                .map(each -> edits.move(each.subject, StageKind.JOIN, each.stage))
                .filter(answer -> answer instanceof MoveAnswer.Fine || answer instanceof MoveAnswer.Conditional)
                .map(answer -> ((MoveAnswer.Made) answer).edits())
                .findFirst()
                .orElseThrow();
        opened.session().change("Moved", before -> before.withEdits(moved));
    }

    private record Moving(Wish.Target subject, String stage) {}

    private static List<Moving> movings(PlanEdits edits) {
        var joins = edits.plan().stages().stream()
                .filter(stage -> stage.kind() == StageKind.JOIN)
                .toList();
        return joins.stream()
                .flatMap(from -> from.workloads().stream())
                .flatMap(workload -> joins.stream()
                        .map(to -> new Moving(new Wish.Target(workload.namespace(), workload.name()), to.id())))
                .toList();
    }

    private static List<Move> moves(Session session) {
        return session.now().donePlan().map(done -> done.edits().moves()).orElse(List.of());
    }

    private static Decision decision(String id, String outcome) {
        return new Decision(id, id + "?", List.of("a", "b"), outcome, "we know", "Ines", TODAY);
    }

    private static Said everything(Said said) {
        var target = new Wish.Target("shop", "");
        return said.withPreferences(
                        said.preferences().wishing(new Wish.OwnerOf(target, "Ines", Place.nowhere()), _ -> false))
                .withStanding(dev.meshward.desktop.session.Standing.PRODUCTION)
                .stating(new Statement(
                        Statement.Verdict.ADD, "shop/cart", "mail.example.org", 25, "", "Ines", "we know", Said.HERE))
                .deciding(decision("owner", "Ines"))
                .withPrometheus(Optional.of("http://prometheus.example:9090"))
                .withBaseline(Optional.of(new Baseline(
                        "Ines", LocalDate.of(2027, 1, 4), List.of(new Baseline.Kept("s1", 1, "Join shop", "ab")))))
                .answering(new Answer("q", Answer.Verdict.LATER, "Oli", "has to ask", Optional.of(TODAY)))
                .withApprovals(List.of(new dev.meshward.desktop.session.Approval("gone", "abc", "Ines", TODAY)));
    }
}
