package dev.meshward.adoption.schedule;

/** What a stage of several tasks may hold. A single task may exceed it, since it cannot be divided. */
public record Capacity(int touched, int namespaces, int restarts) {}
