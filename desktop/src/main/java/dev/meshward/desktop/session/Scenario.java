package dev.meshward.desktop.session;

import dev.meshward.adoption.PlanPreferences;
import dev.meshward.survey.TargetWish;

/** Something that could be wished for instead, kept to be compared. */
public record Scenario(String name, TargetWish target, PlanPreferences preferences) {}
