package dev.meshward.testing.random;

/** The ways a workload's configuration names whom it calls. */
public enum CallForm {
    ENV_URL,
    ENV_HOST_AND_PORT,
    ENV_PAIR,
    ENV_CHAIN,
    ENV_DSN,
    ENV_JDBC,
    ARGS_FLAG,
    SHELL_COMMAND,
    CONFIG_KEY,
    CONFIG_ALL_KEYS,
    CONFIG_FILE_YAML,
    CONFIG_FILE_JSON,
    CONFIG_FILE_PROPERTIES,
    BOOTSTRAP_LIST,
    SECRET_KEY
}
