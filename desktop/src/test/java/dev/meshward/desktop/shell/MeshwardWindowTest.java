package dev.meshward.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.desktop.open.ClusterOverview.NamespaceRow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class MeshwardWindowTest {

    private final FxRobot robot = new FxRobot();

    @BeforeAll
    static void open() throws TimeoutException {
        System.setProperty(MeshwardWindow.SAMPLES, "../sample-clusters");
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupApplication(MeshwardWindow.class);
    }

    @AfterAll
    static void close() throws TimeoutException {
        FxToolkit.cleanupStages();
        System.clearProperty(MeshwardWindow.SAMPLES);
    }

    @Test
    void the_window_shows_the_way_and_then_the_railway_with_its_namespaces() throws TimeoutException {
        assertThat(robot.lookup("#first-steps").tryQuery()).isPresent();

        robot.clickOn("#sample-northwind-rail");
        WaitForAsyncUtils.waitFor(
                30,
                TimeUnit.SECONDS,
                () -> robot.lookup("#namespaces").tryQuery().isPresent());

        assertThat(robot.lookup("#cluster-name").queryAs(Label.class).getText()).isEqualTo("Northwind Rail");
        var rows = robot.lookup("#namespaces").<TableView<NamespaceRow>>query().getItems();
        assertThat(rows).extracting(NamespaceRow::name).contains("booking", "payments", "storefront");
        assertThat(rows).filteredOn(row -> row.name().equals("payments")).allSatisfy(payments -> {
            assertThat(payments.workloads()).isPositive();
            assertThat(payments.callsIn()).isPositive();
        });
    }

    @Test
    void a_command_is_found_by_typing_and_run_by_enter() {
        robot.push(KeyCode.SHORTCUT, KeyCode.K);
        robot.write("rows");
        assertThat(robot.lookup("#palette-list").<ListView<Object>>query().getItems())
                .hasSize(1);
        robot.push(KeyCode.ESCAPE);
        assertThat(robot.lookup("#palette").tryQuery()).isEmpty();
    }
}
