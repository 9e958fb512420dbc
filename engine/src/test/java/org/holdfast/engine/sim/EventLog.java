package org.holdfast.engine.sim;

/** What happened, as one number: equal for equal histories. */
final class EventLog {
    private long digest = 1125899906842597L;
    private long events;
    private final StringBuilder text;

    /** {@code kept}: the words are kept, too. */
    EventLog(boolean kept) {
        text = kept ? new StringBuilder() : null;
    }

    void note(String what) {
        events++;
        for (int i = 0; i < what.length(); i++) {
            digest = 31 * digest + what.charAt(i);
        }
        digest = 31 * digest + '\n';
        if (text != null) {
            text.append(what).append('\n');
        }
    }

    long events() {
        return events;
    }

    long digest() {
        return digest;
    }

    String text() {
        return text == null ? "" : text.toString();
    }
}
