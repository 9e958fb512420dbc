package org.holdfast.i18n;

/** The screen of the buckets. */
public enum BucketText implements Text {
    OBJECTS("bucket.objects"),
    FOLDERS("bucket.folders"),
    FLAT("bucket.flat"),
    TURN_FLAT("bucket.turn-flat"),
    UP("bucket.up"),
    NEW_BUCKET("bucket.new-bucket"),
    COLUMN_NAME("bucket.column-name"),
    COLUMN_SIZE("bucket.column-size"),
    COLUMN_CHANGED("bucket.column-changed"),
    COLUMN_STATE("bucket.column-state"),
    ROWS("bucket.rows"),
    SELECTED("bucket.selected"),
    NOTHING_HERE("bucket.nothing-here"),
    LOST("bucket.lost"),
    DEGRADED("bucket.degraded"),
    RESTORING("bucket.restoring"),
    STAGED("bucket.staged"),
    WRITING("bucket.writing"),
    AWAY("bucket.away"),
    SAFE("bucket.safe"),
    FOLDER_LOST("bucket.folder-lost"),
    FOLDER_DEGRADED("bucket.folder-degraded"),
    FOLDER_RESTORING("bucket.folder-restoring"),
    FOLDER_STAGED("bucket.folder-staged"),
    FOLDER_WRITING("bucket.folder-writing"),
    FOLDER_AWAY("bucket.folder-away"),
    FOLDER_SAFE("bucket.folder-safe");

    private final String key;

    BucketText(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
