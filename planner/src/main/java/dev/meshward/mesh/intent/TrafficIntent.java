package dev.meshward.mesh.intent;

/** One thing a configuration wants of a mesh, in no mesh's words. */
public sealed interface TrafficIntent
        permits RequestRoutes,
                ConnectionRoutes,
                OutlierEjection,
                ConnectTimeout,
                RetryBudget,
                PodSubset,
                ExternalHosts,
                EgressMode,
                ExternalMachine,
                MachineService,
                AccessLog,
                OpaquePorts,
                AccessPolicy,
                TransportSecurity,
                RateLimit,
                ProxySetting,
                Unmatched {

    /** The object that says it. */
    Author author();
}
