package org.holdfast.engine.ltfs.format;

/** Gives out file uids of one volume, each once. For one thread. */
public final class UidCounter {
    private long highest;

    /**
     * Goes on behind a uid.
     *
     * @param highest the largest that was ever given, at least 1
     */
    public UidCounter(long highest) {
        if (highest < IndexWriter.ROOT_UID) {
            throw new IllegalArgumentException("highest uid " + highest);
        }
        this.highest = highest;
    }

    /** A new one. */
    public long next() {
        highest = Math.addExact(highest, 1);
        return highest;
    }

    /** The largest that was given. */
    public long highest() {
        return highest;
    }
}
