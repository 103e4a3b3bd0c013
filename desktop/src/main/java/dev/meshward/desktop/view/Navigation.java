package dev.meshward.desktop.view;

/** Goes from view to view. */
public interface Navigation {

    /** Shows the view with this id; nothing happens where there is none. */
    void show(String view);

    /** Shows the view and turns it to this. */
    void show(String view, Subject subject);
}
