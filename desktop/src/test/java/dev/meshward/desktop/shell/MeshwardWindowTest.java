package dev.meshward.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.desktop.open.ClusterOverview.NamespaceRow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
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
    void the_window_opens_on_the_railway_and_counts_its_namespaces() throws TimeoutException {
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
}
