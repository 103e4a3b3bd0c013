package dev.meshward.desktop.open;

import atlantafx.base.theme.Styles;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Shows the cluster that is open: its figures, its namespaces, and what will be done with it. */
public final class OpenView extends BorderPane {

    private final OpenViewModel model;
    private final Label name = new Label();
    private final Label figures = new Label();
    private final StackPane content = new StackPane();

    public OpenView(OpenViewModel model) {
        this.model = model;
        getStyleClass().add("open-view");
        name.setId("cluster-name");
        name.getStyleClass().add(Styles.TITLE_2);
        figures.setId("cluster-figures");
        figures.getStyleClass().add(Styles.TEXT_MUTED);
        setTop(header());
        setCenter(content);
        setRight(new WhatComes());
        model.state().subscribe(this::show);
    }

    private Node header() {
        var readOnly = new Label("READ-ONLY");
        readOnly.getStyleClass().addAll("badge", Styles.TEXT_SMALL);
        var titles = new VBox(4, new HBox(12, name, readOnly), figures);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var header = new HBox(12, titles, gap, samplePicker());
        header.getStyleClass().add("header");
        return header;
    }

    private Node samplePicker() {
        var picker = new ComboBox<SampleCluster>();
        picker.setId("sample-picker");
        picker.getItems().setAll(model.samples());
        model.first().ifPresent(picker::setValue);
        picker.setOnAction(_ -> model.open(picker.getValue()));
        var label = new Label("_Sample cluster");
        label.setMnemonicParsing(true);
        label.setLabelFor(picker);
        var box = new HBox(8, label, picker);
        box.getStyleClass().add("picker");
        return box;
    }

    private void show(OpenState state) {
        switch (state) {
            case OpenState.NothingThere(var because) -> {
                title("Meshward", "");
                content.getChildren().setAll(sentence(because));
            }
            case OpenState.Reading(var cluster, var doing) -> {
                title(cluster, doing + " …");
                content.getChildren().setAll(busy());
            }
            case OpenState.Opened(var overview) -> {
                title(overview.name(), overview.inOneLine());
                content.getChildren().setAll(new NamespaceTable(overview));
            }
            case OpenState.Failed(var cluster, var because) -> {
                title(cluster, "could not be read");
                content.getChildren().setAll(sentence(because));
            }
        }
    }

    private void title(String cluster, String line) {
        name.setText(cluster);
        figures.setText(line);
    }

    private static Node busy() {
        var bar = new ProgressBar();
        bar.setAccessibleText("Reading the cluster");
        bar.setMaxWidth(240);
        return bar;
    }

    private static Node sentence(String text) {
        var label = new Label(text);
        label.setId("sentence");
        label.setWrapText(true);
        return label;
    }
}
