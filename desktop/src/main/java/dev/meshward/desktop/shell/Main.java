package dev.meshward.desktop.shell;

import javafx.application.Application;

/** Where the process begins. No Application itself: on the class path Java refuses to start one directly. */
public final class Main {

    /** Something this machine has to have is missing; see docs/reference/exit-codes.md. */
    private static final int MISSING = 69;

    private Main() {}

    public static void main(String[] args) {
        try {
            Application.launch(MeshwardWindow.class, args);
        } catch (UnsupportedOperationException | UnsatisfiedLinkError cannot) {
            System.err.println("meshward: the window cannot open here (" + cannot.getMessage()
                    + "). On the command line everything works without a screen: meshward --help");
            System.exit(MISSING);
        }
    }
}
