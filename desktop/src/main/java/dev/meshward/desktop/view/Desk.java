package dev.meshward.desktop.view;

import dev.meshward.desktop.background.Background;
import dev.meshward.desktop.look.Look;
import dev.meshward.desktop.session.CurrentPlan;
import dev.meshward.desktop.session.Deriving;
import dev.meshward.desktop.session.Scanning;
import dev.meshward.desktop.session.Session;
import dev.meshward.desktop.work.Work;

/**
 * What a view is handed.
 *
 * @param session the state, and the way to change it
 * @param scanning opens clusters and reads them again
 * @param deriving is asked for a plan by whoever shows one
 * @param plan the plan as it is now, made whole once for all views
 * @param work saves the session and opens it again
 * @param background runs what takes longer than a blink and nobody else waits for: a layout, the judging of a move
 * @param scenarios makes the plans that are compared, for which nothing else is to wait
 * @param painter works out what is drawn, so that it waits for nothing slow
 */
public record Desk(
        Session session,
        Scanning scanning,
        Deriving deriving,
        CurrentPlan plan,
        Work work,
        Background background,
        Background scenarios,
        Background painter,
        Look look,
        Navigation navigation,
        Notices notices) {}
