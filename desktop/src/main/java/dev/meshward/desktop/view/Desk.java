package dev.meshward.desktop.view;

import dev.meshward.desktop.background.Background;
import dev.meshward.desktop.look.Look;
import dev.meshward.desktop.session.Deriving;
import dev.meshward.desktop.session.Scanning;
import dev.meshward.desktop.session.Session;

/**
 * What a view is handed.
 *
 * @param session the state, and the way to change it
 * @param scanning opens clusters and reads them again
 * @param deriving is asked for a plan by whoever shows one
 * @param background runs what takes longer than a blink and nobody else waits for: a layout, the judging of a move
 */
public record Desk(
        Session session,
        Scanning scanning,
        Deriving deriving,
        Background background,
        Look look,
        Navigation navigation,
        Notices notices) {}
