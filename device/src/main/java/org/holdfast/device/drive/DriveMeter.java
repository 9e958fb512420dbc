package org.holdfast.device.drive;

/** Hears what a drive does, in the thread that uses it. Returns at once and never throws. */
public interface DriveMeter {
    /** A block went to the drive. {@code bytes}: its length. */
    void wrote(int bytes);

    /** A block came from the drive. {@code bytes}: its length. */
    void read(int bytes);

    /** The tape is about to be moved to another place. */
    void locating();

    /** It has arrived there, or failed to. */
    void located();

    /** Hears nothing. */
    DriveMeter NONE = new DriveMeter() {
        @Override
        public void wrote(int bytes) { }

        @Override
        public void read(int bytes) { }

        @Override
        public void locating() { }

        @Override
        public void located() { }
    };
}
