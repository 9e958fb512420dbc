package org.holdfast.app.shell;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the window shows, in words. On the FX thread only. */
final class ShellModel {
    private final ObservableList<String> buckets = FXCollections.observableArrayList();
    private final ObservableList<String> stateLines = FXCollections.observableArrayList();
    private final ObservableList<JobLine> jobs = FXCollections.observableArrayList();
    private final StringProperty bucket = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");

    /**
     * A job.
     *
     * @param title what was asked
     * @param progress how far it is, in words
     * @param share 0 to 1; below 0 when not known
     * @param over it has ended
     */
    record JobLine(long id, String title, String progress, double share, boolean over) {}

    /** Names of the buckets that there are. */
    ObservableList<String> buckets() {
        return buckets;
    }

    /** The state of the archive in lines. */
    ObservableList<String> stateLines() {
        return stateLines;
    }

    /** Jobs, the newest first. */
    ObservableList<JobLine> jobs() {
        return jobs;
    }

    /** The bucket that is dropped into; may be one that is still to be made. */
    StringProperty bucket() {
        return bucket;
    }

    /** The last thing that a person should know; empty for none. */
    ReadOnlyStringProperty notice() {
        return notice.getReadOnlyProperty();
    }

    void notice(String text) {
        notice.set(text);
    }
}
