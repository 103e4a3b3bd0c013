package dev.meshward.desktop.controls;

import javafx.scene.control.TextField;

/** A field that says inside what belongs there, to readers of the screen as well. */
public final class PromptField extends TextField {

    public PromptField(String id, String prompt) {
        setId(id);
        setPromptText(prompt);
        setAccessibleText(prompt);
    }
}
