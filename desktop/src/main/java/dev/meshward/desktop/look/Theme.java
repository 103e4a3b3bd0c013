package dev.meshward.desktop.look;

/** Light or dark. */
public enum Theme {
    LIGHT,
    DARK
}
