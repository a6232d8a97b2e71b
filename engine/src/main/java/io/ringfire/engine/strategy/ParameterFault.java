package io.ringfire.engine.strategy;

/** A key of a strategy's configuration is missing, wrong or unknown. The message names strategy and key and says what would be right. */
public final class ParameterFault extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final String complaint;

    /**
     * Complains.
     *
     * @param complaint what is wrong with the key, to stand behind its name
     */
    public ParameterFault(String strategyId, String key, String complaint) {
        super("strategy " + strategyId + ": " + key + ": " + complaint);
        this.key = key;
        this.complaint = complaint;
    }

    /** The key. */
    public String key() {
        return key;
    }

    /** What is wrong with it, for someone who names its place as well. */
    public String complaint() {
        return complaint;
    }
}
